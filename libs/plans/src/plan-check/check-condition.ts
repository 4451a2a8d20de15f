import type { IndicatorKind } from '#indicators';
import { conditionName, readCondition, type Condition, type ConditionName } from '../conditions/registry.js';
import type { PlanProblem } from './plan-problem.js';

/** What the check needs to know of an indicator. */
export interface IndicatorFacts {
  readonly unit: string;
  readonly kind: IndicatorKind;
}

const LARGEST: Readonly<Record<string, number>> = { '%': 100, '‰': 1000 };
/** Their measures may be negative: a change, a balance. */
const MAY_BE_NEGATIVE: readonly IndicatorKind[] = ['ratio', 'mean'];
const KINDS: Partial<Record<ConditionName, readonly IndicatorKind[]>> = {
  reached: ['milestone'],
  zero: ['count', 'zero-event'],
};

/** Whether the condition fits the kind of its indicator, and whether any value of its unit could meet it. Paths start at the condition. */
export function checkCondition(condition: Condition, indicator: IndicatorFacts): readonly PlanProblem[] {
  const { rule, bound } = readCondition(condition);
  const name = conditionName(condition);
  const parsed = rule.parse(bound);
  if (!parsed.ok) return [{ path: [name], message: parsed.message }];
  const kinds = KINDS[name];
  if (kinds && !kinds.includes(indicator.kind)) {
    return [{ path: [name], message: `条件 ${name} 只用于 ${kinds.join('、')} 类指标，该指标为 ${indicator.kind} 类` }];
  }
  if (indicator.kind === 'milestone' && name !== 'reached') {
    return [{ path: [name], message: `里程碑指标只能写 { reached: true }，不能写 ${name}` }];
  }
  const refuse = (why: string): PlanProblem[] => [
    { path: [name], message: `${rule.describe(bound, indicator.unit).zh} 不可能达到：${why}` },
  ];
  const figures = rule.figures(bound);
  if (!MAY_BE_NEGATIVE.includes(indicator.kind)) {
    const negative = figures.find((figure) => figure < 0);
    if (negative !== undefined) return [{ path: [name], message: `界限 ${negative} 为负数，该指标不会小于 0` }];
    if (rule.sense === 'cap' && !rule.isMet(bound, 0)) return refuse('该指标不会小于 0');
  }
  const largest = LARGEST[indicator.unit];
  if (largest === undefined || rule.sense === 'cap') return [];
  const beyond = figures.some((figure) => figure > largest) || (rule.sense === 'rise' && !rule.isMet(bound, largest));
  return beyond ? refuse(`单位为 ${indicator.unit} 的指标最大为 ${largest}`) : [];
}
