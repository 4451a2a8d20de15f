import { formatDay } from '#calendar';
import { day } from '../testing/tiny-ledger.js';
import { yearBefore } from './year-before.js';

describe('the same day one year earlier', () => {
  it.each([
    ['an ordinary day', '2025-07-15', '2024-07-15'],
    ['the first day of a year', '2025-01-01', '2024-01-01'],
    ['a leap day is the last of February', '2024-02-29', '2023-02-28'],
    ['the day before a leap day stays that day', '2024-02-28', '2023-02-28'],
    ['the last day of February stays the last', '2025-02-28', '2024-02-29'],
    ['the first of March stays the first', '2025-03-01', '2024-03-01'],
    ['the last day of another month', '2025-04-30', '2024-04-30'],
  ])('%s', (_, of, expected) => {
    expect(formatDay(yearBefore(day(of)))).toBe(expected);
  });
});
