export * from './org-unit.js';
export * from './org-tree.js';
