import { addYears as yearsLater, firstDayOfYear, formatDay, lastDayOfYear, parseDay } from '#calendar';
import { addDays, addMonths, addYears, daysBetween, isDay, weekdayOf } from './day.js';

describe('a day', () => {
  it('agrees with the calendar of the server through two centuries', () => {
    const wrong: string[] = [];
    const first = formatDay(firstDayOfYear(1899));
    for (let day = firstDayOfYear(1899); day <= lastDayOfYear(2101); day += 1) {
      const iso = formatDay(day);
      if (addDays(first, day - firstDayOfYear(1899)) !== iso || !isDay(iso)) wrong.push(iso);
      if (weekdayOf(iso) !== (new Date(`${iso}T00:00Z`).getUTCDay() || 7)) wrong.push(iso);
      if (addYears(iso, 1) !== formatDay(yearsLater(day, 1))) wrong.push(iso);
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    '2025-02-29',
    '1900-02-29',
    '2025-13-01',
    '2025-00-10',
    '2025-1-1',
    '20250101',
    '0000-01-01',
    ' 2025-01-01',
    '',
  ])('is not %p', (text) => {
    expect(isDay(text)).toBe(parseDay(text) !== undefined);
    expect(() => addDays(text, 1)).toThrow('不是日期');
  });

  it('counts the way to another and back', () => {
    expect(daysBetween('2024-12-31', '2025-12-31')).toBe(365);
    expect(addDays('2025-12-31', daysBetween('2025-12-31', '2023-02-03'))).toBe('2023-02-03');
    expect(daysBetween('2025-03-05', '2025-03-05')).toBe(0);
  });

  it('adds months across years and to the end of short months', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2025-10-31', 16)).toBe('2027-02-28');
    expect(addMonths('2025-01-15', -1)).toBe('2024-12-15');
    expect(addMonths('2025-01-15', -25)).toBe('2022-12-15');
  });

  it('stays within the years that can be written', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow('日期超出');
    expect(() => addDays('0001-01-01', -1)).toThrow('日期超出');
    expect(() => addMonths('9999-12-31', 1)).toThrow('不是日期');
    expect(() => addDays('2025-01-01', 0.5)).toThrow('整数');
  });
});
