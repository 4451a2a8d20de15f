export * from './contract.js';
export * from './durable.contract.js';
export * from './event-store-under-test.js';
export * from './sample-events.js';
export * from './take.js';
