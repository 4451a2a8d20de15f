import { evaluateFraction, type SumReader } from './fraction.js';
import type { Fraction } from './indicator.js';

/** Amounts by measure and day. */
type Days = Readonly<Record<string, Readonly<Record<number, number>>>>;

function reading(days: Days, cohort = { units: 0, meeting: 0 }): SumReader {
  const sum = (measure: string, from: number, to: number): number | null => {
    const inside = Object.entries(days[measure] ?? {}).filter(([day]) => Number(day) >= from && Number(day) <= to);
    return inside.length === 0 ? null : inside.reduce((total, [, amount]) => total + amount, 0);
  };
  return { sum, holding: (measure, to) => sum(measure, Number.NEGATIVE_INFINITY, to), cohort: () => cohort };
}

const ratio: Fraction = {
  numerator: [{ measure: 'seen', span: 'window' }],
  denominator: [{ measure: 'all', span: 'window' }],
  factor: 100,
};

describe('a fraction', () => {
  it('sums before it divides', () => {
    const reader = reading({ seen: { 1: 1, 2: 9 }, all: { 1: 1, 2: 99 } });
    expect(evaluateFraction(ratio, reader, 1, 2)).toEqual({ value: 10, numerator: 10, denominator: 100 });
  });

  it('takes only the days of the window, both ends included', () => {
    const reader = reading({ seen: { 1: 5, 2: 1, 3: 2, 4: 5 }, all: { 2: 3, 3: 3 } });
    expect(evaluateFraction(ratio, reader, 2, 3).value).toBe(50);
  });

  it.each([
    ['without numerator data has no value', { all: { 1: 5 } }, { value: null, numerator: null, denominator: null }],
    ['without denominator data has no value', { seen: { 1: 5 } }, { value: null, numerator: 5, denominator: null }],
    ['over zero has no value', { seen: { 1: 5 }, all: { 1: 0 } }, { value: null, numerator: 5, denominator: 0 }],
    ['of a reported zero is zero', { seen: { 1: 0 }, all: { 1: 5 } }, { value: 0, numerator: 0, denominator: 5 }],
  ] as [string, Days, unknown][])('%s', (_, days, expected) => {
    expect(evaluateFraction(ratio, reading(days), 1, 1)).toEqual(expected);
  });

  it('lets a stock hold what it had before the window', () => {
    const holding: Fraction = { ...ratio, denominator: [{ measure: 'all', span: 'holding' }] };
    expect(evaluateFraction(holding, reading({ seen: { 10: 1 }, all: { 1: 3, 2: 1 } }), 9, 10).value).toBe(25);
  });

  it('takes as many trailing days as the term says, whatever the window', () => {
    const trailing: Fraction = {
      numerator: [{ measure: 'seen', span: 2 }],
      denominator: { constant: 2 },
      factor: 1,
    };
    expect(evaluateFraction(trailing, reading({ seen: { 8: 100, 9: 3, 10: 5 } }), 1, 10).value).toBe(4);
  });

  it('adds up the terms that have data', () => {
    const two: Fraction = {
      ...ratio,
      numerator: ['seen', 'heard', 'nothing'].map((measure) => ({ measure, span: 'window' as const })),
    };
    expect(evaluateFraction(two, reading({ seen: { 1: 1 }, heard: { 1: 2 }, all: { 1: 4 } }), 1, 1).value).toBe(75);
  });

  it('over a cohort is the share of its units that meet the bound; without units it has no value', () => {
    const share: Fraction = {
      numerator: [{ measure: 'beds', span: 'holding' }],
      denominator: { cohort: 'towns' },
      factor: 100,
      unitsAtLeast: 20,
    };
    const of = (units: number, meeting: number) => evaluateFraction(share, reading({}, { units, meeting }), 1, 9);
    expect(of(4, 3)).toEqual({ value: 75, numerator: 3, denominator: 4 });
    expect(of(0, 0)).toEqual({ value: null, numerator: 0, denominator: 0 });
  });
});
