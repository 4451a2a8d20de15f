import type { Formula, Fraction } from '../indicator.js';
import type { MeasureDefinition } from '../measure.js';
import { compileFormula } from './registry.js';

/** Measures that end in "stock" are stocks, all others flows. */
const context = {
  measure: (code: string) => ({ accrual: code.endsWith('stock') ? 'stock' : 'flow' }) as MeasureDefinition,
};

const window = (measure: string) => ({ measure, span: 'window' as const });
const holding = (measure: string) => ({ measure, span: 'holding' as const });
const one = { constant: 1 };

describe('a formula of kind', () => {
  it.each<[string, Formula, Fraction]>([
    [
      'ratio is a quotient of sums',
      { kind: 'ratio', numerator: ['a', 'b'], denominator: ['stock'], factor: 100 },
      { numerator: [window('a'), window('b')], denominator: [holding('stock')], factor: 100 },
    ],
    [
      'count is a sum over the window',
      { kind: 'count', measures: ['a', 'b'] },
      { numerator: [window('a'), window('b')], denominator: one, factor: 1 },
    ],
    [
      'level is what stocks hold',
      { kind: 'level', measures: ['stock'] },
      { numerator: [holding('stock')], denominator: one, factor: 1 },
    ],
    [
      'per-capita is per so many inhabitants',
      { kind: 'per-capita', measure: 'nurses.stock', population: 'people.stock', per: 1000 },
      { numerator: [holding('nurses.stock')], denominator: [holding('people.stock')], factor: 1000 },
    ],
    [
      'mean is a total over its count',
      { kind: 'mean', total: 'minutes', count: 'calls' },
      { numerator: [window('minutes')], denominator: [window('calls')], factor: 1 },
    ],
    [
      'daily-mean is over its own trailing days',
      { kind: 'daily-mean', measure: 'visits', trailingDays: 7 },
      { numerator: [{ measure: 'visits', span: 7 }], denominator: { constant: 7 }, factor: 1 },
    ],
    [
      'cohort-share bounds each unit by itself',
      { kind: 'cohort-share', cohort: 'towns', measure: 'beds', atLeast: 20 },
      { numerator: [holding('beds')], denominator: { cohort: 'towns' }, factor: 100, unitsAtLeast: 20 },
    ],
    [
      'zero-event counts breaches',
      { kind: 'zero-event', measures: ['leaks'] },
      { numerator: [window('leaks')], denominator: one, factor: 1 },
    ],
    [
      'milestone counts the units that reached it',
      { kind: 'milestone', milestone: 'centre' },
      { numerator: [holding('milestone.centre')], denominator: one, factor: 1 },
    ],
    [
      'cases-in-time is the share of the decided cases',
      { kind: 'cases-in-time', caseType: 'fever' },
      {
        numerator: [window('case.fever.in-time')],
        denominator: [window('case.fever.in-time'), window('case.fever.late')],
        factor: 100,
      },
    ],
  ])('%s', (_, formula, fraction) => {
    expect(compileFormula(formula, context)).toEqual(fraction);
  });

  it('that is not known is refused', () => {
    expect(() => compileFormula({ kind: 'guess' } as never, context)).toThrow(RangeError);
  });
});
