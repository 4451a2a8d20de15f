export * from './case-overdue-wording.js';
export * from './figures.js';
export * from './overdue-data-wording.js';
export * from './rule-wording.js';
export * from './target-facts.js';
export * from './target-wording.js';
export * from './wording.js';
