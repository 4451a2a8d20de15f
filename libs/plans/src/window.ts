import { firstDayOfYear, formatDay, lastDayOfYear, parseDay, periodOf, type Day, type Grain } from '#calendar';
import type { Span } from './pacing/pacing-rule.js';
import { accepted, isMapping, quoted, refused, strangeKey, type Parsed } from './parsed.js';
import type { Plan, Target, TargetWindow } from './plan.js';

const GRAINS: readonly string[] = ['day', 'week', 'month', 'quarter', 'half', 'year'] satisfies Grain[];

/**
 * Reads a grain (`year`, `quarter` …) or `{ from: 2025-01-01, to: 2026-12-31 }`. Without one, the plan's year; and where
 * the deadline lies beyond it, from the year's first day to the deadline.
 */
export function parseWindow(raw: unknown, year: number, deadline = lastDayOfYear(year)): Parsed<TargetWindow> {
  if (raw === undefined || raw === null) {
    return accepted(deadline > lastDayOfYear(year) ? { from: firstDayOfYear(year), to: deadline } : 'year');
  }
  if (typeof raw === 'string' && GRAINS.includes(raw)) return accepted(raw as Grain);
  if (!isMapping(raw)) {
    const unknown = typeof raw === 'string' ? { name: raw, among: GRAINS } : undefined;
    return refused(allowed(raw, year), unknown && { unknown });
  }
  const strange = strangeKey(raw, ['from', 'to']);
  if (strange) return strange;
  const from = typeof raw['from'] === 'string' ? parseDay(raw['from']) : undefined;
  const to = typeof raw['to'] === 'string' ? parseDay(raw['to']) : undefined;
  if (from === undefined || to === undefined) return refused(allowed(raw, year));
  return from > to ? refused(`window 的起始日 ${formatDay(from)} 晚于结束日 ${formatDay(to)}`) : accepted({ from, to });
}

function allowed(raw: unknown, year: number): string {
  return `window 应为 ${GRAINS.join('、')} 之一，或 { from: ${year}-01-01, to: ${year}-12-31 }，现为 ${quoted(raw)}`;
}

/**
 * The days a target's value is counted over when it is judged at a day: the plan's year, the stated days, or for a
 * shorter grain the period that the day lies in. Such periods end with the target's deadline: later days fall in the last.
 */
export function windowAt(target: Target, plan: Plan, day: Day): Span {
  const { window } = target;
  if (typeof window === 'object') return window;
  const first = firstDayOfYear(plan.year);
  if (window === 'year') return { from: first, to: lastDayOfYear(plan.year) };
  return periodOf(Math.max(first, Math.min(day, target.deadline)), window);
}

/** The first day on which a target counts anything. */
export function openingOf(target: Target, plan: Plan): Day {
  return typeof target.window === 'object' ? target.window.from : firstDayOfYear(plan.year);
}

/**
 * The day by which the condition must be met in a window: the target's deadline. A window of a shorter grain than the
 * year is an obligation that comes again (每月, 每季度), due at the end of each.
 */
export function deadlineIn(target: Target, window: Span): Day {
  return typeof target.window === 'object' || target.window === 'year'
    ? target.deadline
    : Math.min(target.deadline, window.to);
}
