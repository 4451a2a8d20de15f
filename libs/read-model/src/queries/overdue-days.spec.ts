import type { Grain } from '#calendar';
import type { MeasureDefinition } from '#indicators';
import { day, MEASURES } from '../testing/tiny-catalogue.js';
import { coveredAsOf, overdueDays } from './overdue-days.js';

const YEAR = { from: day('2025-01-01'), to: day('2025-12-31') };
const reported = (every?: Grain): MeasureDefinition => ({
  ...MEASURES[0]!,
  source: { kind: 'reported', ...(every && { every }) },
  reportWithinDays: 10,
});
const service: MeasureDefinition = {
  ...MEASURES[0]!,
  source: { kind: 'service', services: ['s'] },
  reportWithinDays: 3,
};

describe('overdue data', () => {
  it.each<[string, MeasureDefinition, string | null, string, number]>([
    ['a monthly report until its month and ten days are over', reported(), '2025-01-31', '2025-03-10', 0],
    ['a monthly report from the day after', reported(), '2025-01-31', '2025-03-11', 1],
    ['a report that covers part of its month', reported(), '2025-02-10', '2025-03-12', 2],
    ['a quarterly report', reported('quarter'), '2025-03-31', '2025-07-11', 1],
    ['services, by the day', service, '2025-03-01', '2025-03-05', 0],
    ['services, silent for longer than they may', service, '2025-03-01', '2025-03-07', 2],
    ['what has never come, from the first month on', reported(), null, '2025-02-11', 1],
    ['what came in the year before only', reported(), '2023-12-31', '2025-02-11', 1],
    ['nothing, once the year is covered', reported(), '2025-12-31', '2027-01-01', 0],
  ])('is %s', (_, definition, covered, asOf, days) => {
    expect(overdueDays(definition, covered === null ? null : day(covered), YEAR, day(asOf))).toBe(days);
  });
});

describe('what is covered as of a day', () => {
  const days = [day('2025-02-28'), day('2025-03-31')];
  const lastDay = (limit = Number.POSITIVE_INFINITY) => days.findLast((one) => one <= limit) ?? null;

  it('is of reports what had ended by then', () => {
    expect(coveredAsOf(reported(), lastDay, day('2025-03-15'))).toBe(day('2025-02-28'));
    expect(coveredAsOf(reported(), lastDay, day('2025-01-15'))).toBeNull();
  });

  it('is of services the day itself where later ones came', () => {
    expect(coveredAsOf(service, lastDay, day('2025-03-15'))).toBe(day('2025-03-15'));
    expect(coveredAsOf(service, lastDay, day('2025-04-15'))).toBe(day('2025-03-31'));
  });
});
