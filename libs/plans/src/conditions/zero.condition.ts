import { accepted, quoted, refused } from '../parsed.js';
import type { ConditionRule } from './condition-rule.js';

/** 零发生: one qualifying record is a breach at once. No record at all means that nothing has happened so far. */
export const zero: ConditionRule<'zero', true, true> = {
  name: 'zero',
  parse: (raw) => (raw === true ? accepted(true) : refused(`zero 只能写 true，现为 ${quoted(raw)}`)),
  figures: () => [],
  references: () => [],
  moves: () => false,
  withoutRecord: () => 0,
  resolve: () => true,
  describe: () => ({ zh: '零发生', en: 'none' }),
  sense: () => 'cap',
  isMet: (_, value) => value <= 0,
  gap: (_, value) => value,
  goal: () => 0,
  isBroken: (_, value) => value > 0,
  canBeLost: () => true,
};
