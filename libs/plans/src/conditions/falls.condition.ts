import { changeParts, describeChange, parseChange, type Change, type ChangeBound } from './change.js';
import type { ConditionRule } from './condition-rule.js';

const parts = changeParts(-1);

/** 下降、降低: strictly less than what it is held against, or less by at least so much. A cap: on a total that has passed it, it is broken. */
export const falls: ConditionRule<'falls', Change, ChangeBound> = {
  ...parts,
  name: 'falls',
  parse: (raw) => parseChange('falls', raw),
  describe: (change, unit) => describeChange(change, unit, '下降', 'down'),
  sense: () => 'cap',
  isBroken: (bound, value, grows) => grows && !parts.isMet(bound, value),
  canBeLost: () => true,
};
