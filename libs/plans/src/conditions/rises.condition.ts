import { changeParts, describeChange, parseChange, type Change, type ChangeBound } from './change.js';
import type { ConditionRule } from './condition-rule.js';

const parts = changeParts(1);

/** 提高、增长: strictly more than what it is held against, or more by at least so much. */
export const rises: ConditionRule<'rises', Change, ChangeBound> = {
  ...parts,
  name: 'rises',
  parse: (raw) => parseChange('rises', raw),
  describe: (change, unit) => describeChange(change, unit, '上升', 'up'),
  sense: () => 'rise',
  isBroken: (bound, _value, _grows, best) => best !== null && !parts.isMet(bound, best),
  canBeLost: (_bound, _value, grows) => !grows,
};
