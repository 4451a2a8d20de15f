import { addWorkingDays, isWorkingDay, workingDaysBetween, type WorkCalendar } from './working-days.js';

/** 2025 年国庆、中秋放假安排 */
const october: WorkCalendar = {
  holidays: ['01', '02', '03', '04', '05', '06', '07', '08'].map((day) => `2025-10-${day}`),
  workdays: ['2025-09-28', '2025-10-11'],
};

describe('working days', () => {
  it('skip weekends and holidays, and count the weekends on which people work instead', () => {
    const days = ['2025-09-27', '2025-09-28', '2025-09-30', '2025-10-01', '2025-10-08', '2025-10-09', '2025-10-11'];
    expect(days.map((day) => isWorkingDay(day, october))).toEqual([false, true, true, false, false, true, true]);
  });

  it('are counted over a long holiday', () => {
    expect(addWorkingDays('2025-09-30', 1, october)).toBe('2025-10-09');
    expect(addWorkingDays('2025-09-30', 3, october)).toBe('2025-10-11');
    expect(addWorkingDays('2025-10-09', -1, october)).toBe('2025-09-30');
    expect(addWorkingDays('2025-10-04', 0, october)).toBe('2025-10-04');
    expect(workingDaysBetween('2025-09-30', '2025-10-11', october)).toBe(3);
    expect(workingDaysBetween('2025-10-11', '2025-09-30', october)).toBe(-3);
    expect(workingDaysBetween('2025-10-04', '2025-10-05', october)).toBe(0);
    expect(workingDaysBetween('2025-10-05', '2025-10-04', october)).toBe(0);
  });

  it('of a year between two days are as many as the steps from one to the other', () => {
    expect(addWorkingDays('2024-12-31', workingDaysBetween('2024-12-31', '2025-12-31', october), october)).toBe(
      '2025-12-31',
    );
  });

  it('are refused where there are none, or half a one is asked for', () => {
    const endless = {
      holidays: Array.from({ length: 400 }, (_, n) => new Date(n * 86_400_000 + 1.7e12).toISOString().slice(0, 10)),
    };
    expect(() => addWorkingDays('2023-11-14', 1, endless)).toThrow('没有工作日');
    expect(() => addWorkingDays('2025-03-05', 0.5, october)).toThrow('整数');
  });
});
