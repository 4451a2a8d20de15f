export * from './double-log.js';
export * from './faults.js';
export * from './kurrentdb-double.js';
