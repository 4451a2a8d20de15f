import type { Label } from '#indicators';
import { accepted, quoted, refused, type Parsed } from './parsed.js';

const RELATIVE = 1e-9;
const LARGEST = 1e-6;

/**
 * Distance below which two figures count as the same: 1e-9 of the larger, but never more than 1e-6.
 * An indicator is `factor × numerator ÷ denominator` in doubles, so an exact 92 can arrive as 91.99999999999999.
 * Amounts have six decimals at most, so that totals of a thousand million are still told apart by one.
 */
function resolution(a: number, b: number): number {
  return Math.min(RELATIVE * Math.max(Math.abs(a), Math.abs(b)), LARGEST);
}

/** Below 0: `a` is less than `b`; 0: the same figure but for rounding; above 0: more. */
export function compare(a: number, b: number): number {
  const difference = a - b;
  return Math.abs(difference) <= resolution(a, b) ? 0 : difference;
}

/** What is missing from `value` up to an inclusive bound; 0 or less: nothing. */
export function shortOf(bound: number, value: number): number {
  return -compare(value, bound) || 0;
}

/**
 * What is missing from `value` to get past an exclusive bound. At the bound itself something is still missing: the
 * smallest step that can be told apart from it, so that a gap is positive exactly while the condition is unmet.
 */
export function shortOfPassing(bound: number, value: number): number {
  return shortOf(bound, value) || resolution(bound, bound) || RELATIVE;
}

/** A finite number as it stands in a plan; `92%` or `"92"` is refused. */
export function parseFigure(name: string, raw: unknown): Parsed<number> {
  return typeof raw === 'number' && Number.isFinite(raw)
    ? accepted(raw)
    : refused(`${name} 应为一个数字，按指标单位填写、不带单位（如 92 表示 92%），现为 ${quoted(raw)}`);
}

/** `92 %`, or the bare figure where there is no unit. */
export function withUnit(figure: number, unit: string): string {
  return unit === '' ? String(figure) : `${figure} ${unit}`;
}

const POINTS: Readonly<Record<string, Label>> = {
  '%': { zh: '个百分点', en: 'points' },
  '‰': { zh: '个千分点', en: 'per mille points' },
};

/** A difference of two figures: `2 个百分点` for %, else in the unit itself. */
export function withPoints(difference: number, unit: string): Label {
  const points = POINTS[unit];
  if (points) return { zh: `${difference} ${points.zh}`, en: `${difference} ${points.en}` };
  return { zh: withUnit(difference, unit), en: withUnit(difference, unit) };
}
