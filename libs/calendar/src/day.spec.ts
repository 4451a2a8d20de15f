import { addYears, dayOf, firstDayOfYear, formatDay, lastDayOfYear, monthOf, parseDay, yearOf } from './day.js';

describe('a day', () => {
  it('counts from 1970-01-01', () => {
    expect(parseDay('1970-01-01')).toBe(0);
    expect(parseDay('1969-12-31')).toBe(-1);
    expect(parseDay('2025-03-05')).toBe(20_152);
  });

  it('agrees with the platform calendar and survives the way to text and back, through two centuries', () => {
    const wrong: string[] = [];
    for (let day = firstDayOfYear(1899); day <= lastDayOfYear(2101); day++) {
      const iso = new Date(day * 86_400_000).toISOString().slice(0, 10);
      if (parseDay(iso) !== day || formatDay(day) !== iso) wrong.push(iso);
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    '2025-02-29',
    '1900-02-29',
    '2025-04-31',
    '2025-13-01',
    '2025-00-10',
    '2025-01-00',
    '2025-1-1',
    '2025/01/01',
    '20250101',
    ' 2025-01-01',
    '2025-01-01T00:00',
    '0000-01-01',
    '２０２５-01-01',
    '',
  ])('does not read %p', (text) => {
    expect(parseDay(text)).toBeUndefined();
  });

  it('does not take a year of two digits for one of the last century', () => {
    expect(formatDay(parseDay('0050-06-01') ?? Number.NaN)).toBe('0050-06-01');
    expect(yearOf(firstDayOfYear(50))).toBe(50);
  });

  it('has no fractional or missing parts', () => {
    expect(dayOf(2025.5, 1, 1)).toBeUndefined();
    expect(dayOf(2025, 1.5, 1)).toBeUndefined();
    expect(dayOf(2025, 1, 1.5)).toBeUndefined();
    expect(dayOf(Number.NaN, 1, 1)).toBeUndefined();
    expect(dayOf(10_000, 1, 1)).toBeUndefined();
  });

  it('knows its year and month', () => {
    expect(yearOf(parseDay('2024-12-31') ?? 0)).toBe(2024);
    expect(monthOf(parseDay('2024-12-31') ?? 0)).toBe(12);
    expect(monthOf(parseDay('2024-02-29') ?? 0)).toBe(2);
  });

  it('bounds its year', () => {
    expect(formatDay(firstDayOfYear(2024))).toBe('2024-01-01');
    expect(formatDay(lastDayOfYear(2024))).toBe('2024-12-31');
  });
});

describe('adding years', () => {
  const after = (iso: string, years: number) => formatDay(addYears(parseDay(iso) ?? Number.NaN, years));

  it('keeps month and day', () => {
    expect(after('2025-03-05', 3)).toBe('2028-03-05');
    expect(after('2025-03-05', -1)).toBe('2024-03-05');
  });

  it('makes 29 February the 28th in a common year and keeps it in a leap year', () => {
    expect(after('2024-02-29', 1)).toBe('2025-02-28');
    expect(after('2024-02-29', 4)).toBe('2028-02-29');
  });
});
