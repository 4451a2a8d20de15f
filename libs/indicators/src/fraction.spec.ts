import type { UnitReader } from './computation.js';
import { fraction, type Fraction } from './fraction.js';

/** Amounts by measure and day. */
type Days = Readonly<Record<string, Readonly<Record<number, number>>>>;

function reading(days: Days): UnitReader {
  const sum = (measure: string, from: number, to: number): number | null => {
    const inside = Object.entries(days[measure] ?? {}).filter(([day]) => Number(day) >= from && Number(day) <= to);
    return inside.length === 0 ? null : inside.reduce((total, [, amount]) => total + amount, 0);
  };
  return {
    sum,
    holding: (measure, to) => sum(measure, Number.NEGATIVE_INFINITY, to),
    value: () => null,
    siblings: () => [],
    members: () => [],
  };
}

const ratio: Fraction = {
  numerator: [{ measure: 'seen', span: 'window' }],
  denominator: [{ measure: 'all', span: 'window' }],
  factor: 100,
};

const valueOf = (of: Fraction, days: Days, from: number, to: number) => fraction(of).evaluate(reading(days), from, to);

describe('a fraction', () => {
  it('sums before it divides', () => {
    const days = { seen: { 1: 1, 2: 9 }, all: { 1: 1, 2: 99 } };
    expect(valueOf(ratio, days, 1, 2)).toEqual({ value: 10, numerator: 10, denominator: 100 });
  });

  it('takes only the days of the window, both ends included', () => {
    expect(valueOf(ratio, { seen: { 1: 5, 2: 1, 3: 2, 4: 5 }, all: { 2: 3, 3: 3 } }, 2, 3).value).toBe(50);
  });

  it.each([
    ['without numerator data has no value', { all: { 1: 5 } }, { value: null, numerator: null, denominator: null }],
    ['without denominator data has no value', { seen: { 1: 5 } }, { value: null, numerator: 5, denominator: null }],
    ['over zero has no value', { seen: { 1: 5 }, all: { 1: 0 } }, { value: null, numerator: 5, denominator: 0 }],
    ['of a reported zero is zero', { seen: { 1: 0 }, all: { 1: 5 } }, { value: 0, numerator: 0, denominator: 5 }],
  ] as [string, Days, unknown][])('%s', (_, days, expected) => {
    expect(valueOf(ratio, days, 1, 1)).toEqual(expected);
  });

  it('lets a stock hold what it had before the window', () => {
    const holding: Fraction = { ...ratio, denominator: [{ measure: 'all', span: 'holding' }] };
    expect(valueOf(holding, { seen: { 10: 1 }, all: { 1: 3, 2: 1 } }, 9, 10).value).toBe(25);
  });

  it('takes as many trailing days as the term says, whatever the window', () => {
    const trailing: Fraction = { numerator: [{ measure: 'seen', span: 2 }], denominator: 2, factor: 1 };
    expect(valueOf(trailing, { seen: { 8: 100, 9: 3, 10: 5 } }, 1, 10).value).toBe(4);
  });

  it('adds up the terms that have data', () => {
    const two: Fraction = {
      ...ratio,
      numerator: ['seen', 'heard', 'nothing'].map((measure) => ({ measure, span: 'window' })),
    };
    expect(valueOf(two, { seen: { 1: 1 }, heard: { 1: 2 }, all: { 1: 4 } }, 1, 1).value).toBe(75);
  });

  it('tells what it reads, and in which role', () => {
    expect(fraction(ratio).measures).toEqual([
      { measure: 'seen', span: 'window', role: 'numerator', place: 'unit' },
      { measure: 'all', span: 'window', role: 'denominator', place: 'unit' },
    ]);
  });
});
