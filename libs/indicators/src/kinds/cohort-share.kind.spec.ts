import type { Formula, UnitBound } from '../indicator.js';
import { indicatorOf, TinyLedger, type Amounts } from '../testing/tiny-ledger.js';

function shareOf(formula: Formula, amounts: Amounts, members: readonly string[]) {
  const ledger = new TinyLedger({
    amounts,
    indicators: [
      indicatorOf('it', formula),
      indicatorOf('coverage', { kind: 'ratio', numerator: ['given'], denominator: ['due'], factor: 100 }),
    ],
    cohorts: { towns: members },
  });
  return ledger.value('it', 'county', '2025-01-01', '2025-12-31');
}

describe('a share of a cohort by a measure', () => {
  const formula: Formula = { kind: 'cohort-share', cohort: 'towns', measure: 'beds.stock', atLeast: 20 };

  it('counts the units that hold as much, each by itself', () => {
    const amounts = {
      a: { 'beds.stock': { '2024-05-01': 15, '2025-05-01': 5 } },
      b: { 'beds.stock': { '2025-05-01': 19 } },
      c: {},
    };
    expect(shareOf(formula, amounts, ['a', 'b', 'c', 'd'])).toEqual({ value: 25, numerator: 1, denominator: 4 });
  });

  it('has no value without units', () => {
    expect(shareOf(formula, {}, [])).toEqual({ value: null, numerator: 0, denominator: 0 });
  });

  it('sums a flow over the window', () => {
    const drills: Formula = { kind: 'cohort-share', cohort: 'towns', measure: 'drills', atLeast: 2 };
    const amounts = { a: { drills: { '2024-12-31': 1, '2025-01-01': 1 } }, b: { drills: { '2025-01-01': 2 } } };
    expect(shareOf(drills, amounts, ['a', 'b']).value).toBe(50);
  });
});

describe('a share of a cohort by an indicator', () => {
  const coverages = (...percents: readonly number[]): Amounts =>
    Object.fromEntries(
      percents.map((percent, i) => [`town-${i}`, { given: { '2025-03-01': percent }, due: { '2025-03-01': 100 } }]),
    );
  const towns = coverages(80, 90, 95);
  const meeting = (meets: UnitBound) =>
    shareOf({ kind: 'cohort-share', cohort: 'towns', indicator: 'coverage', meets }, towns, Object.keys(towns))
      .numerator;

  it.each<[UnitBound, number]>([
    [{ atLeast: 90 }, 2],
    [{ above: 90 }, 1],
    [{ atMost: 90 }, 2],
    [{ below: 90 }, 1],
    [{ equals: 90 }, 1],
  ])('counts the units whose own value meets %j', (meets, expected) => {
    expect(meeting(meets)).toBe(expected);
  });

  it('does not count a unit without a value, whatever the bound', () => {
    const formula: Formula = { kind: 'cohort-share', cohort: 'towns', indicator: 'coverage', meets: { atMost: 100 } };
    const amounts = {
      ...coverages(80),
      silent: {},
      'no-one-due': { given: { '2025-03-01': 0 }, due: { '2025-03-01': 0 } },
    };
    expect(shareOf(formula, amounts, Object.keys(amounts))).toEqual({ value: 100 / 3, numerator: 1, denominator: 3 });
  });
});
