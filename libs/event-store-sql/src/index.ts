export * from './postgres/open-postgres-event-store.js';
export * from './postgres/postgres-options.js';
export * from './sqlite/open-sqlite-event-store.js';
export * from './sqlite/sqlite-options.js';
