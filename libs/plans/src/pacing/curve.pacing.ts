import { addYears, dayOf, monthOf, yearOf, type Day } from '#calendar';
import { accepted, isMapping, quoted, refused } from '../parsed.js';
import { linear } from './linear.pacing.js';
import type { LastYear, PacingRule, Span } from './pacing-rule.js';

/** Twelve weights, January first, on any scale; or the shape of what last year brought. */
export interface Curve {
  readonly curve: readonly number[] | 'previousYear';
}

const MONTHS = 12;
const FORMS = 'curve 应为 12 个月的权重 [1月, 2月, … 12月]（不小于 0），或 previousYear（按上年形状）';

/**
 * By a curve over the year: monthly weights, even within a month and the same again in each further year, or last year's
 * cumulative value on the same day. Linear where last year has no data.
 */
export const curve: PacingRule<Curve> = {
  name: 'curve',
  accrues: true,
  parse(raw) {
    if (!isMapping(raw) || !('curve' in raw)) return undefined;
    const weights = raw['curve'];
    const path = ['curve'];
    if (weights === 'previousYear') return accepted({ curve: weights });
    if (typeof weights === 'string') {
      return refused(`${FORMS}，现为 ${quoted(weights)}`, {
        path,
        unknown: { name: weights, among: ['previousYear'] },
      });
    }
    if (!Array.isArray(weights)) return refused(`${FORMS}，现为 ${quoted(weights)}`, { path });
    if (weights.length !== MONTHS) return refused(`${FORMS}，现有 ${weights.length} 个`, { path });
    const wrong = weights.findIndex(
      (weight) => !(typeof weight === 'number' && Number.isFinite(weight) && weight >= 0),
    );
    if (wrong >= 0) {
      return refused(`${wrong + 1} 月的权重应为不小于 0 的数字，现为 ${quoted(weights[wrong])}`, {
        path: [...path, wrong],
      });
    }
    return accepted({ curve: weights as number[] });
  },
  expected(pacing, goal, day, span, lastYear) {
    const share =
      pacing.curve === 'previousYear' ? shareOfLastYear(day, span, lastYear) : shareOfWeights(pacing.curve, day, span);
    return share === null ? linear.expected('linear', goal, day, span) : goal * share;
  },
  check(pacing, { from, to }) {
    if (pacing.curve === 'previousYear') {
      return to < addYears(from, 1)
        ? []
        : [{ path: ['curve'], message: '统计时段长于一年，不能按上年形状（previousYear）推进，请写 12 个月的权重' }];
    }
    return weightOf(pacing.curve, from, to) > 0
      ? []
      : [{ path: ['curve'], message: '从统计起始日到完成时限之间的月份权重合计为 0，至少一个月须大于 0' }];
  },
};

/** `null`: last year says nothing. */
function shareOfLastYear(day: Day, { to }: Span, lastYear?: LastYear): number | null {
  const whole = lastYear?.yearBeforeShape?.(to) ?? null;
  if (whole === null || whole <= 0) return null;
  const sofar = lastYear?.yearBeforeShape?.(day) ?? null;
  return sofar === null ? null : Math.min(Math.max(sofar / whole, 0), 1);
}

function shareOfWeights(weights: readonly number[], day: Day, { from, to }: Span): number | null {
  const whole = weightOf(weights, from, to);
  return whole > 0 ? weightOf(weights, from, day) / whole : null;
}

/** What the days from one to another weigh, both included. */
function weightOf(weights: readonly number[], from: Day, to: Day): number {
  let sum = 0;
  let year = yearOf(from);
  let month = monthOf(from);
  for (let first = firstOf(year, month); first <= to;) {
    const [nextYear, nextMonth] = month === MONTHS ? [year + 1, 1] : [year, month + 1];
    const next = firstOf(nextYear, nextMonth);
    const days = Math.min(to, next - 1) - Math.max(from, first) + 1;
    sum += ((weights[month - 1] ?? 0) * days) / (next - first);
    [year, month, first] = [nextYear, nextMonth, next];
  }
  return sum;
}

function firstOf(year: number, month: number): Day {
  return dayOf(year, month, 1) as Day;
}
