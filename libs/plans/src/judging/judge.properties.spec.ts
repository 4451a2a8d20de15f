import fc from 'fast-check';
import type { Condition } from '../conditions/registry.js';
import { isMet } from '../conditions/registry.js';
import type { Pacing } from '../pacing/registry.js';
import type { TargetState } from '../status.js';
import { day, observed, plan, target } from '../testing/example-plan.js';
import { judge } from './judge.js';

const first = day('2024-12-01');
const last = day('2026-03-01');
const anyDay = fc.integer({ min: first, max: last });
const figure = fc.integer({ min: 0, max: 400 });
const pacing = fc.constantFrom<Pacing>('linear', 'full', { steps: [{ by: day('2025-06-30'), value: 100 }] });
const condition = fc.oneof(
  figure.map((n): Condition => ({ atLeast: n })),
  figure.map((n): Condition => ({ above: n })),
  figure.map((n): Condition => ({ atMost: n })),
  figure.map((n): Condition => ({ below: n })),
  figure.map((n): Condition => ({ equals: n })),
  fc.constantFrom<Condition>({ zero: true }, { reached: true }, { between: [100, 200] }),
);
const anyTarget = fc
  .record({
    condition,
    pacing,
    deadline: fc.integer({ min: day('2025-02-01'), max: day('2025-12-31') }),
    window: fc.constantFrom<'year' | 'quarter' | 'month'>('year', 'quarter', 'month'),
    strength: fc.constantFrom<'hard' | 'stretch'>('hard', 'stretch'),
  })
  .map(target);
const value = fc.option(figure, { nil: null });
const coverage = fc.option(anyDay, { nil: null });

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
      fc.property(anyTarget, value, coverage, anyDay, (one, at, covered, asOf) => {
        const { colour } = judge({ ...one, strength: 'stretch' }, plan, observed(at, covered), asOf);
        return colour !== 'red';
      }),
    );
  });

  it('is never red without a value, save for a milestone past its deadline', () => {
    fc.assert(
      fc.property(anyTarget, coverage, anyDay, (one, covered, asOf) => {
        const { state } = judge(one, plan, observed(null, covered), asOf);
        return state !== 'missed' || 'reached' in one.condition;
      }),
    );
  });

  it('is the same for the same input', () => {
    fc.assert(
      fc.property(anyTarget, value, coverage, anyDay, (one, at, covered, asOf) => {
        expect(judge(one, plan, observed(at, covered), asOf)).toEqual(judge(one, plan, observed(at, covered), asOf));
      }),
    );
  });

  it('agrees with itself: met, gap and tick', () => {
    fc.assert(
      fc.property(anyTarget, value, coverage, anyDay, (one, at, covered, asOf) => {
        const status = judge(one, plan, observed(at, covered), asOf);
        if (status.value === null) return status.gap === null && status.percent === null;
        const met = isMet(one.condition, status.value);
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
