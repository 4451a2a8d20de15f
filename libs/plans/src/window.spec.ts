import { formatDay } from '#calendar';
import { parseDeadline } from './deadline.js';
import type { TargetWindow } from './plan.js';
import { day, plan, target } from './testing/example-plan.js';
import { deadlineIn, parseWindow, windowAt } from './window.js';

function windowOf(window: TargetWindow, at: string): string {
  const { from, to } = windowAt(target({ window }), plan, day(at));
  return `${formatDay(from)}..${formatDay(to)}`;
}

describe('the window a target is judged over', () => {
  it.each<[TargetWindow, string, string]>([
    ['year', '2025-05-10', '2025-01-01..2025-12-31'],
    ['year', '2026-02-01', '2025-01-01..2025-12-31'],
    ['half', '2025-07-01', '2025-07-01..2025-12-31'],
    ['quarter', '2025-05-10', '2025-04-01..2025-06-30'],
    ['month', '2025-02-28', '2025-02-01..2025-02-28'],
    ['week', '2025-03-05', '2025-03-03..2025-03-09'],
    ['day', '2025-03-05', '2025-03-05..2025-03-05'],
    ['month', '2026-04-01', '2025-12-01..2025-12-31'],
    ['month', '2024-04-01', '2025-01-01..2025-01-31'],
    [{ from: day('2024-07-01'), to: day('2026-06-30') }, '2025-05-10', '2024-07-01..2026-06-30'],
  ])('%j on %s is %s', (window, at, span) => {
    expect(windowOf(window, at)).toBe(span);
  });

  it('is due at its own end where it comes again, else at the deadline', () => {
    const monthly = target({ window: 'month' });
    expect(deadlineIn(monthly, windowAt(monthly, plan, day('2025-02-03')))).toBe(day('2025-02-28'));
    const midYear = target({ deadline: day('2025-06-30') });
    expect(deadlineIn(midYear, windowAt(midYear, plan, day('2025-02-03')))).toBe(day('2025-06-30'));
  });
});

describe('parseWindow', () => {
  it('reads a grain, two days, or nothing', () => {
    expect(parseWindow('quarter', 2025)).toEqual({ ok: true, value: 'quarter' });
    expect(parseWindow(undefined, 2025)).toEqual({ ok: true, value: 'year' });
    expect(parseWindow({ from: '2025-01-01', to: '2027-12-31' }, 2025)).toEqual({
      ok: true,
      value: { from: day('2025-01-01'), to: day('2027-12-31') },
    });
  });

  it('reaches to a deadline beyond the year where the plan is silent', () => {
    expect(parseWindow(undefined, 2025, day('2027-12-31'))).toEqual({
      ok: true,
      value: { from: day('2025-01-01'), to: day('2027-12-31') },
    });
    expect(parseWindow(undefined, 2025, day('2025-06-30'))).toEqual({ ok: true, value: 'year' });
    expect(parseWindow('year', 2025, day('2027-12-31'))).toEqual({ ok: true, value: 'year' });
  });

  it.each([
    ['decade', 'quarter'],
    [{ from: '2025-01-01' }, 'from'],
    [{ from: '2025-13-01', to: '2025-12-31' }, 'from'],
    [{ from: '2025-06-01', to: '2025-01-01' }, '晚于结束日'],
  ])('refuses %j', (raw, words) => {
    const parsed = parseWindow(raw, 2025);
    expect(parsed.ok ? '' : parsed.message).toContain(words);
  });
});

describe('parseDeadline', () => {
  it.each([
    [undefined, '2025-12-31'],
    ['年底前', '2025-12-31'],
    ['year-end', '2025-12-31'],
    ['上半年', '2025-06-30'],
    ['mid-year', '2025-06-30'],
    ['2025-09-15', '2025-09-15'],
    ['2027-12-31', '2027-12-31'],
    ['三年内', '2027-12-31'],
    ['3年内', '2027-12-31'],
    ['3 年内', '2027-12-31'],
    ['两年内', '2026-12-31'],
    ['一年内', '2025-12-31'],
    ['十年内', '2034-12-31'],
    ['within-3-years', '2027-12-31'],
    ['within-1-year', '2025-12-31'],
  ])('reads %j as %s', (raw, iso) => {
    expect(parseDeadline(raw, 2025)).toEqual({ ok: true, value: day(iso) });
  });

  it.each([['soon'], ['2025-02-30'], [20250630], [{}], ['0年内'], ['99年内'], ['within-x-years'], ['三年']])(
    'refuses %j',
    (raw) => {
      const parsed = parseDeadline(raw, 2025);
      expect(parsed.ok ? '' : parsed.message).toContain('上半年');
    },
  );
});
