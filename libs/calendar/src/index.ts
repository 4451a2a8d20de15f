export * from './day.js';
export * from './period.js';
