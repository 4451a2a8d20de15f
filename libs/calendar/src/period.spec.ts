import { firstDayOfYear, formatDay, lastDayOfYear, parseDay } from './day.js';
import { parsePeriod, periodOf, type Grain } from './period.js';

const GRAINS: readonly Grain[] = ['day', 'week', 'month', 'quarter', 'half', 'year'];

describe('a period', () => {
  it.each([
    ['2025', 'year', '2025-01-01', '2025-12-31'],
    ['2025-H1', 'half', '2025-01-01', '2025-06-30'],
    ['2025-H2', 'half', '2025-07-01', '2025-12-31'],
    ['2025-Q1', 'quarter', '2025-01-01', '2025-03-31'],
    ['2025-Q4', 'quarter', '2025-10-01', '2025-12-31'],
    ['2024-02', 'month', '2024-02-01', '2024-02-29'],
    ['2025-12', 'month', '2025-12-01', '2025-12-31'],
    ['2025-W10', 'week', '2025-03-03', '2025-03-09'],
    ['2025-W01', 'week', '2024-12-30', '2025-01-05'],
    ['2020-W53', 'week', '2020-12-28', '2021-01-03'],
    ['2025-03-05', 'day', '2025-03-05', '2025-03-05'],
  ])('%s is a %s from %s to %s', (name, grain, from, to) => {
    expect(parsePeriod(name)).toEqual({ name, grain, from: parseDay(from), to: parseDay(to) });
  });

  it.each([
    '2025-H3',
    '2025-Q0',
    '2025-Q5',
    '2025-00',
    '2025-13',
    '2025-W00',
    '2025-W53',
    '2025-02-29',
    '2025-3',
    '2025-q1',
    '0000',
    '25',
    '2025-',
    '2025Q1',
    '',
  ])('does not read %p', (name) => {
    expect(parsePeriod(name)).toBeUndefined();
  });

  it('does not take a year of two digits for one of the last century', () => {
    expect(formatDay(parsePeriod('0050')?.from ?? Number.NaN)).toBe('0050-01-01');
    expect(parsePeriod('0050-W10')?.from).toBeLessThan(firstDayOfYear(51));
  });
});

describe('the period of a day', () => {
  it.each(GRAINS)('of grain %s contains the day and follows the one before without a gap', (grain) => {
    const wrong: string[] = [];
    let previous = periodOf(firstDayOfYear(2019), grain);
    for (let day = firstDayOfYear(2019); day <= lastDayOfYear(2029); day++) {
      const period = periodOf(day, grain);
      const follows = period.name === previous.name || period.from === previous.to + 1;
      if (period.grain !== grain || day < period.from || day > period.to || !follows) wrong.push(period.name);
      previous = period;
    }
    expect(wrong).toEqual([]);
  });

  it('puts the turn of the year into the ISO week of its Thursday', () => {
    expect(periodOf(parseDay('2024-12-30') ?? 0, 'week').name).toBe('2025-W01');
    expect(periodOf(parseDay('2021-01-03') ?? 0, 'week').name).toBe('2020-W53');
  });

  it('is named with four digits of year', () => {
    expect(periodOf(firstDayOfYear(800), 'month').name).toBe('0800-01');
  });
});
