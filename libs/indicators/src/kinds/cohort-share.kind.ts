import type { Day } from '#calendar';
import type { Computation, UnitReader } from '../computation.js';
import { amountOf } from '../fraction.js';
import type { UnitBound } from '../indicator.js';
import { isSameValue } from '../same-value.js';
import { term, type KindOf } from './kind.js';

/**
 * Share of a cohort's units that meet a bound of their own, in percent. A unit without a value does not meet it. A
 * cohort without units has no share.
 */
export const cohortShare: KindOf<'cohort-share'> = {
  kind: 'cohort-share',
  compile(formula, context) {
    const { cohort } = formula;
    const read = { role: 'numerator', place: { cohort } } as const;
    if ('indicator' in formula) {
      const { indicator } = formula;
      return {
        measures: [],
        indicators: [{ indicator, yearBefore: false, ...read }],
        evaluate: share(cohort, isMet(formula.meets), (member, from, to, end) =>
          member.value(indicator, from, to, end),
        ),
      };
    }
    const own = term(formula.measure, context);
    return {
      measures: [{ ...own, ...read }],
      indicators: [],
      evaluate: share(cohort, isMet({ atLeast: formula.atLeast }), (member, from, to) =>
        amountOf(own, member, from, to),
      ),
    };
  },
};

function share(
  cohort: string,
  meets: (value: number) => boolean,
  valueOf: (member: UnitReader, from: Day, to: Day, end?: Day) => number | null,
): Computation['evaluate'] {
  return (reader, from, to, end) => {
    const members = reader.members(cohort, to);
    let meeting = 0;
    for (const member of members) {
      const value = valueOf(member, from, to, end);
      if (value !== null && meets(value)) meeting++;
    }
    const units = members.length;
    return { value: units === 0 ? null : (100 * meeting) / units, numerator: meeting, denominator: units };
  };
}

function isMet(bound: UnitBound): (value: number) => boolean {
  if ('atLeast' in bound) return (value) => value >= bound.atLeast;
  if ('above' in bound) return (value) => value > bound.above;
  if ('atMost' in bound) return (value) => value <= bound.atMost;
  if ('below' in bound) return (value) => value < bound.below;
  return (value) => isSameValue(value, bound.equals);
}
