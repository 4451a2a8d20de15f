import { formatDay } from '#calendar';
import { describeBaseline } from '../baseline.js';
import { describeCondition } from '../conditions/registry.js';
import type { Plan, Target, Task } from '../plan.js';
import { describeTolerance } from '../tolerance.js';
import { pacingWords, scopeWords, strengthWords, windowWords } from './plan-words.js';

/** One field of an item in words, zh-CN; `null`: the item has none. */
export interface Field<Item> {
  /** As it stands in the plan file. */
  readonly name: string;
  readonly words: (item: Item, unit: string) => string | null;
}

const list = (names: readonly string[]): string | null => (names.length > 0 ? names.join('、') : null);

export const PLAN_FIELDS: readonly Field<Plan>[] = [
  { name: 'region', words: ({ region }) => region },
  { name: 'year', words: ({ year }) => String(year) },
  { name: 'document', words: ({ document }) => document },
];

export const TASK_FIELDS: readonly Field<Task>[] = [
  { name: 'title', words: ({ title }) => title },
  { name: 'lead', words: ({ lead }) => list(lead) },
  { name: 'cooperating', words: ({ cooperating }) => list(cooperating) },
  { name: 'leader', words: ({ leader }) => leader ?? null },
];

export const TARGET_FIELDS: readonly Field<Target>[] = [
  { name: 'task', words: ({ task }) => task },
  { name: 'name', words: ({ name }) => name.zh },
  { name: 'indicator', words: ({ indicator }) => indicator },
  { name: 'rule', words: ({ rule }) => rule ?? null },
  { name: 'condition', words: ({ condition }, unit) => describeCondition(condition, unit).zh },
  { name: 'tolerance', words: ({ tolerance }, unit) => (tolerance ? describeTolerance(tolerance, unit).zh : null) },
  { name: 'baseline', words: ({ baseline }, unit) => (baseline ? describeBaseline(baseline, unit).zh : null) },
  { name: 'appliesTo', words: ({ appliesTo }) => scopeWords(appliesTo) },
  { name: 'window', words: ({ window }) => windowWords(window) },
  { name: 'deadline', words: ({ deadline }) => formatDay(deadline) },
  { name: 'strength', words: ({ strength }) => strengthWords(strength) },
  { name: 'pacing', words: ({ pacing }, unit) => pacingWords(pacing, unit) },
  { name: 'noticeDays', words: ({ noticeDays }) => `${noticeDays} 天` },
  { name: 'partOf', words: ({ partOf }) => partOf ?? null },
  { name: 'source', words: ({ source }) => (source ? `${source.item}“${source.quote}”` : null) },
];
