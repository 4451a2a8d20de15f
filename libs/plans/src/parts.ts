import { readCondition } from './conditions/registry.js';
import type { Condition } from './conditions/condition.js';
import { accepted, refused, type Keys, type Parsed } from './parsed.js';
import type { Pacing } from './pacing/registry.js';
import type { Target } from './plan.js';
import type { Tolerance } from './tolerance.js';

/** What of a target's figure falls to a unit below 分解, and how it is divided again there. */
export interface Part {
  readonly orgUnit: string;
  /** In the target's unit. */
  readonly value: number;
  readonly parts?: readonly Part[];
}

/** A part as a target of its own, with its keys from the whole: `['parts', 0]`. */
export interface PartTarget {
  readonly target: Target;
  readonly path: Keys;
}

const DIVISIBLE = ['atLeast', 'above', 'atMost', 'below', 'equals'];

/** The one figure of a condition that can be divided; `null` where it has none or several. */
export function divisibleFigure(condition: Condition): number | null {
  const { rule, written } = readCondition(condition);
  return DIVISIBLE.includes(rule.name) && typeof written === 'number' ? written : null;
}

/**
 * The parts of a target, and their parts, as targets of their own: the same but for id, scope and figure. What is stated
 * in the target's unit is divided with it: steps of the pacing and the tolerance. Whether the parts fit the whole is for
 * `checkPlan` to say.
 */
export function decompose(whole: Target, parts: readonly Part[]): Parsed<readonly PartTarget[]> {
  const figure = divisibleFigure(whole.condition);
  if (figure === null) {
    return refused(`parts 只能分解恰好写了一个数字的条件（${DIVISIBLE.join('、')}），请为各地另写目标`, {
      path: ['parts'],
      onKey: true,
    });
  }
  return accepted(parts.flatMap((part, i) => partTargets(whole, figure, part, ['parts', i])));
}

function partTargets(whole: Target, figure: number, part: Part, path: Keys): readonly PartTarget[] {
  const { orgUnit, value, parts = [] } = part;
  const { rule } = readCondition(whole.condition);
  const share = figure === 0 ? 0 : value / figure;
  const { baseline: _stated, ...same } = whole;
  const target: Target = {
    ...same,
    id: `${whole.id}.${orgUnit}`,
    condition: { [rule.name]: value } as unknown as Condition,
    appliesTo: { orgUnit },
    pacing: shareOfPacing(whole.pacing, share),
    ...(whole.tolerance === undefined ? {} : { tolerance: shareOfTolerance(whole.tolerance, share) }),
    partOf: whole.id,
  };
  return [{ target, path }, ...parts.flatMap((one, i) => partTargets(target, value, one, [...path, 'parts', i]))];
}

function shareOfPacing(pacing: Pacing, share: number): Pacing {
  if (typeof pacing === 'string' || !('steps' in pacing)) return pacing;
  return { steps: pacing.steps.map(({ by, value }) => ({ by, value: value * share })) };
}

function shareOfTolerance(tolerance: Tolerance, share: number): Tolerance {
  return typeof tolerance === 'number' ? tolerance * share : tolerance;
}
