export * from './category.js';
export * from './errors.js';
export * from './event.js';
export * from './event-store.js';
export * from './follow-log.js';
export * from './in-memory-event-store.js';
export * from './judge-append.js';
export * from './wake-up.js';
