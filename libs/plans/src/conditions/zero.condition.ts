import { accepted, quoted, refused } from '../parsed.js';
import type { ConditionRule } from './condition-rule.js';

/** 零发生: one qualifying record is a breach at once. No record at all means that nothing has happened so far. */
export const zero: ConditionRule<'zero', true> = {
  name: 'zero',
  sense: 'cap',
  withoutRecord: 0,
  parse: (raw) => (raw === true ? accepted(true) : refused(`zero 只能写 true，现为 ${quoted(raw)}`)),
  isMet: (_, value) => value <= 0,
  gap: (_, value) => value,
  goal: () => 0,
  isBroken: (_, value) => value > 0,
  canBeLost: () => true,
  figures: () => [],
  describe: () => ({ zh: '零发生', en: 'none' }),
};
