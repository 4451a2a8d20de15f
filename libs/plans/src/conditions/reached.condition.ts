import { accepted, quoted, refused } from '../parsed.js';
import type { ConditionRule } from './condition-rule.js';

/** 建成、通过、出台: a milestone, 1 once it is reached. No record means that it is not reached yet. */
export const reached: ConditionRule<'reached', true, true> = {
  name: 'reached',
  parse: (raw) => (raw === true ? accepted(true) : refused(`reached 只能写 true，现为 ${quoted(raw)}`)),
  figures: () => [],
  references: () => [],
  moves: () => false,
  withoutRecord: () => 0,
  resolve: () => true,
  describe: () => ({ zh: '完成', en: 'reached' }),
  sense: () => 'rise',
  isMet: (_, value) => value >= 1,
  gap: (_, value) => 1 - value,
  goal: () => null,
  isBroken: () => false,
  canBeLost: () => false,
};
