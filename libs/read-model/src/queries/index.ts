export * from './cursor.js';
export type { ReadCatalogue } from './judging-reader.js';
export * from './open-read-queries.js';
export * from './read-queries.js';
