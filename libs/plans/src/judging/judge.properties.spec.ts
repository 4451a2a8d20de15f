import fc from 'fast-check';
import type { Condition } from '../conditions/condition.js';
import { isMet } from '../conditions/registry.js';
import type { Pacing } from '../pacing/registry.js';
import type { Strength } from '../plan.js';
import type { Observation, TargetState } from '../status.js';
import type { Resolver } from '../conditions/resolver.js';
import { knowing } from '../testing/bound.js';
import { day, observed, plan, target } from '../testing/example-plan.js';
import { judge } from './judge.js';

const first = day('2024-12-01');
const last = day('2026-03-01');
const anyDay = fc.integer({ min: first, max: last });
const figure = fc.integer({ min: 0, max: 400 });
const pacing = fc.constantFrom<Pacing>(
  'linear',
  'full',
  { steps: [{ by: day('2025-06-30'), value: 100 }] },
  { curve: [1, 0, 3, 1, 1, 2, 0, 0, 1, 1, 1, 1] },
  { curve: 'previousYear' },
);
const condition = fc.oneof(
  figure.map((n): Condition => ({ atLeast: n })),
  figure.map((n): Condition => ({ above: n })),
  figure.map((n): Condition => ({ atMost: n })),
  figure.map((n): Condition => ({ below: n })),
  figure.map((n): Condition => ({ equals: n })),
  fc.constantFrom<Condition>(
    { zero: true },
    { reached: true },
    { between: [100, 200] },
    { rankAtMost: 3 },
    { rises: true },
    { falls: { byPercent: 5 } },
    { atMost: { previousYear: true } },
    { atLeast: { indicator: 'other' } },
    { anyOf: [{ atLeast: 300 }, { rises: { by: 20 } }] },
    { allOf: [{ atLeast: 100 }, { atMost: { indicator: 'other' } }] },
    { anyOf: [{ atMost: 100 }, { falls: true }] },
  ),
);
const anyTarget = fc
  .record({
    condition,
    pacing,
    deadline: fc.integer({ min: day('2025-02-01'), max: day('2025-12-31') }),
    window: fc.constantFrom<'year' | 'quarter' | 'month'>('year', 'quarter', 'month'),
    strength: fc.constantFrom<Strength>('hard', 'stretch', 'directional'),
  })
  .map(target);
const value = fc.option(figure, { nil: null });
const coverage = fc.option(anyDay, { nil: null });
/** What is known beside the value itself; anything of it may be missing. */
const others = fc
  .record({ lastYear: value, other: value, opensOn: fc.option(anyDay, { nil: undefined }) })
  .map(({ lastYear, other, opensOn }): Partial<Observation> => {
    const shape = (at: number): number | null => (lastYear === null ? null : Math.max(0, at - day('2025-01-01')));
    return {
      previousYear: () => lastYear,
      indicatorValue: () => other,
      yearBeforeShape: shape,
      ...(opensOn === undefined ? {} : { opensOn }),
    };
  });

function resolverOf({ previousYear, indicatorValue }: Partial<Observation>): Resolver {
  const [lastYear, other] = [previousYear?.() ?? undefined, indicatorValue?.('other', first) ?? undefined];
  return knowing({ previousYear: lastYear, indicators: other === undefined ? {} : { other } });
}

const GOODNESS: Readonly<Record<TargetState, number>> = {
  'not-started': 0,
  'no-data': 0,
  missed: 0,
  behind: 1,
  'due-soon': 2,
  'on-track': 3,
  'made-good': 4,
  reached: 5,
};

describe('every judgement', () => {
  it('is red for a hard target only', () => {
    fc.assert(
      fc.property(anyTarget, value, coverage, others, anyDay, (one, at, covered, known, asOf) => {
        const { colour } = judge(one, plan, observed(at, covered, known), asOf);
        return colour !== 'red' || one.strength === 'hard';
      }),
    );
  });

  it('is never red without a value, save for a milestone past its deadline', () => {
    fc.assert(
      fc.property(anyTarget, coverage, others, anyDay, (one, covered, known, asOf) => {
        const { state } = judge(one, plan, observed(null, covered, known), asOf);
        return state !== 'missed' || 'reached' in one.condition;
      }),
    );
  });

  it('says nothing by a reference that has no value', () => {
    const references = fc.constantFrom<Condition>({ rises: true }, { falls: true }, { atMost: { previousYear: true } });
    fc.assert(
      fc.property(anyTarget, references, figure, anyDay, (one, asked, at, asOf) => {
        const { state, gap, expected, baseline } = judge({ ...one, condition: asked }, plan, observed(at, asOf), asOf);
        return (
          (state === 'no-data' || state === 'not-started') && gap === null && expected === null && baseline === null
        );
      }),
    );
  });

  it('is not started before the stage of its unit', () => {
    fc.assert(
      fc.property(anyTarget, value, coverage, anyDay, anyDay, (one, at, covered, opensOn, asOf) => {
        const { state } = judge(one, plan, observed(at, covered, { opensOn }), asOf);
        return state === 'not-started' ? asOf < Math.max(opensOn, day('2025-01-01')) : asOf >= opensOn;
      }),
    );
  });

  it('is the same for the same input', () => {
    fc.assert(
      fc.property(anyTarget, value, coverage, others, anyDay, (one, at, covered, known, asOf) => {
        const [first, second] = [1, 2].map(() => judge(one, plan, observed(at, covered, known), asOf));
        expect(first).toEqual(second);
      }),
    );
  });

  it('agrees with itself: met, gap and tick', () => {
    fc.assert(
      fc.property(anyTarget, value, coverage, others, anyDay, (one, at, covered, known, asOf) => {
        const status = judge(one, plan, observed(at, covered, known), asOf);
        if (status.value === null) return status.gap === null && status.percent === null;
        const met = isMet(one.condition, status.value, resolverOf(known));
        if (met === null) return status.gap === null && status.state === 'no-data';
        if ((status.gap ?? Number.NaN) <= 0 !== met) return false;
        if (status.percent !== null && status.percent < 0) return false;
        if (status.state === 'reached' || status.state === 'made-good') return met;
        return status.state === 'no-data' || status.state === 'on-track' || !met;
      }),
    );
  });

  it('speaks of no day that the data do not cover', () => {
    fc.assert(
      fc.property(anyTarget, figure, anyDay, anyDay, (one, at, covered, asOf) => {
        const status = judge(one, plan, observed(at, covered), asOf);
        return 'zero' in one.condition || 'reached' in one.condition || status.value === null
          ? status.judgedAt <= asOf
          : status.judgedAt <= Math.min(asOf, covered);
      }),
    );
  });

  it('is no worse for a larger value where more is wanted', () => {
    fc.assert(
      fc.property(anyTarget, figure, figure, figure, anyDay, (one, bound, a, b, asOf) => {
        const wanted = { ...one, condition: { atLeast: bound } };
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map(
          (n) => GOODNESS[judge(wanted, plan, observed(n, asOf), asOf).state],
        );
        return (less ?? 0) <= (more ?? 0);
      }),
    );
  });
});
