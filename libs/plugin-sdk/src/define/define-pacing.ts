import type { Day } from '../calendar/day.js';
import type { Window } from '../calendar/period.js';
import type { OrgUnitView } from '../input/org-unit-view.js';
import type { Label } from './label.js';

export interface PacingInput {
  /** The unit that the target names. The units below it that it names with `andEach` have the same curve. */
  readonly orgUnit: OrgUnitView;
  /** The day in question; it lies in the window and before the deadline. */
  readonly day: Day;
  /** The target's window. */
  readonly window: Window;
  /** On it the whole goal is due, whatever the curve. */
  readonly deadline: Day;
}

/**
 * A pacing curve 序时进度: which share of a target's goal is due by a day. A target names it with `pacing: { by: <key> }`.
 * It is asked for every day of the target when the plan is loaded, and the curve is kept with the plan.
 */
export interface PacingDefinition {
  /** What a target names it by. Small letters, digits, hyphens, dots. Unique in the plugin. */
  readonly key: string;
  readonly name: Label;
  /** Pure. 0: nothing is due yet; 1: all of it. It must not fall from one day to the next. */
  evaluate(input: PacingInput): number;
}

export interface PacingContribution extends PacingDefinition {
  readonly kind: 'pacing';
}

/**
 * Declares a pacing curve. Export the answer.
 * @example
 * ```ts
 * import { definePacing, daysBetween } from 'plugin-sdk';
 *
 * // Nothing is due in the school holidays of July and August; the rest of the year is even.
 * export const schoolYear = definePacing({
 *   key: 'school-year',
 *   name: { zh: '学期进度', en: 'School year' },
 *   evaluate({ day, window }) {
 *     const past = daysBetween(window.from, day) + 1;
 *     const off = Math.min(Math.max(daysBetween('2025-06-30', day), 0), 62);
 *     return (past - off) / (365 - 62);
 *   },
 * });
 *
 * const orgUnit = { code: '370811', kind: 'county', name: { zh: '任城区' }, attributes: {} };
 * const year = { orgUnit, window: { from: '2025-01-01', to: '2025-12-31' }, deadline: '2025-12-31' };
 * const shareOn = (day) => Math.round(schoolYear.evaluate({ ...year, day }) * 100);
 * shareOn('2025-06-30'); // → 60
 * shareOn('2025-08-31'); // → 60
 * ```
 */
export function definePacing(pacing: PacingDefinition): PacingContribution {
  return { kind: 'pacing', ...pacing };
}
