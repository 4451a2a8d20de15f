import type { Change } from '../conditions/change.js';
import { statesAmount } from '../conditions/change.js';
import type { Target } from '../plan.js';
import { isComposite, partsOf, type ConditionPart } from './condition-part.js';
import type { PlanProblem } from './plan-problem.js';

const EXACT = ['zero', 'reached', 'rankAtMost'];
const CHANGES = ['rises', 'falls'];

/** Whether strength and tolerance go with the condition. Paths start at the target. */
export function* checkModifiers(target: Target): Generator<PlanProblem> {
  const { strength, tolerance } = target;
  const parts = partsOf(target.condition);
  if (strength === 'directional') {
    const part = parts[0];
    if (part && !isChangeWithoutFigure(part)) {
      const message =
        'directional（持续提升）不写数字，只用于 { rises: true } 或 { falls: true }（可写 over）；写了数字的请用 hard 或 stretch';
      yield { path: part.path, message };
    }
  }
  if (tolerance === undefined) return;
  if (strength === 'directional') {
    yield { path: ['tolerance'], message: 'directional（持续提升）没有数字，不能写 tolerance' };
    return;
  }
  for (const part of parts) {
    if (isComposite(part.rule)) continue;
    const why = whyExact(part, target);
    if (why === undefined) continue;
    yield { path: ['tolerance'], message: why };
    return;
  }
}

function isChangeWithoutFigure({ rule, written }: ConditionPart): boolean {
  return CHANGES.includes(rule.name) && !statesAmount(written as Change);
}

/** Why a tolerance makes no sense with a condition. */
function whyExact(part: ConditionPart, { tolerance }: Target): string | undefined {
  const { rule, written } = part;
  if (EXACT.includes(rule.name)) return `条件 ${rule.name} 没有允许偏差，请去掉 tolerance`;
  if (isChangeWithoutFigure(part)) return `条件 ${rule.name} 没有写幅度，不能写 tolerance，可改为 { by: 数值 }`;
  const figures = rule.figures(written).filter((figure) => figure > 0);
  const least = Math.min(...figures);
  return typeof tolerance === 'number' && tolerance >= least
    ? `tolerance ${tolerance} 不小于界限 ${least} 本身，等于没有要求`
    : undefined;
}
