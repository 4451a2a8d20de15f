export * from './catalogue.js';
export * from './digest.js';
export * from './feed-references.js';
export * from './load-catalogue.js';
export * from './nearest.js';
export * from './plan-view.js';
export type { Problem } from './problem.js';
export { schemas, type FileKind } from './schemas/index.js';
export * from './plugin-folders.js';
