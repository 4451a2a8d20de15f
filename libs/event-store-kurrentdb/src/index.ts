export * from './errors.js';
export { KurrentEventStore } from './kurrent-event-store.js';
export type { KurrentEventStoreOptions } from './kurrent-options.js';
export * from './open-kurrent-event-store.js';
