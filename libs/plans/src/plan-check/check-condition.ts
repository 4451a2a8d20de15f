import type { IndicatorKind } from '#indicators';
import type { ConditionName } from '../conditions/condition.js';
import type { Target } from '../plan.js';
import { isComposite, partsOf, type ConditionPart } from './condition-part.js';
import { isContradictory } from './contradiction.js';
import { rangeOf, type IndicatorFacts } from './indicator-facts.js';
import type { PlanProblem } from './plan-problem.js';
import { statedIn } from './stated-resolver.js';

const KINDS: Partial<Record<ConditionName, readonly IndicatorKind[]>> = {
  reached: ['milestone'],
  zero: ['count', 'zero-event'],
};
const RANK_UNITS = ['位', '名'];

/** Whether the condition fits the kind of its indicator, and whether any value of it could meet the condition. Paths start at the target. */
export function checkCondition(target: Target, indicator: IndicatorFacts): readonly PlanProblem[] {
  const parts = partsOf(target.condition);
  const whole = parts[0];
  const malformed = whole?.rule.parse(whole.written);
  if (whole && malformed && !malformed.ok) {
    const { ok: _, ...refusal } = malformed;
    return [{ ...refusal, path: [...whole.path, ...(refusal.path ?? [])] }];
  }
  if (whole && indicator.kind === 'milestone' && whole.rule.name !== 'reached') {
    return [{ path: whole.path, message: `里程碑指标只能写 { reached: true }，不能写 ${whole.rule.name}` }];
  }
  const problems = parts.flatMap((part) => (isComposite(part.rule) ? [] : checkPart(part, target, indicator)));
  if (problems.length > 0) return problems;
  return parts.flatMap(({ condition, rule, path }) =>
    rule.name === 'allOf' && isContradictory(condition, target, rangeOf(indicator))
      ? [{ path, message: 'allOf 中的条件相互矛盾，没有数值能同时满足' }]
      : [],
  );
}

function checkPart(part: ConditionPart, target: Target, indicator: IndicatorFacts): readonly PlanProblem[] {
  const unfit = misfit(part, indicator);
  if (unfit !== undefined) return [{ path: part.path, message: unfit }];
  const impossible = whyImpossible(part, target, indicator);
  return impossible === undefined ? [] : [{ path: part.path, message: impossible }];
}

/** Why a condition is not for that kind of indicator. */
function misfit({ rule }: ConditionPart, { kind, unit }: IndicatorFacts): string | undefined {
  const name = rule.name as ConditionName;
  const kinds = KINDS[name];
  if (kinds && !kinds.includes(kind)) {
    return `条件 ${name} 只用于 ${kinds.join('、')} 类指标，该指标为 ${kind} 类`;
  }
  if (name === 'rankAtMost' && kind !== 'rank' && !RANK_UNITS.includes(unit)) {
    return `rankAtMost 只用于 rank 类指标或单位为 ${RANK_UNITS.join('、')} 的指标，该指标为 ${kind} 类，单位为 ${unit || '（空）'}`;
  }
  if (kind === 'rank' && name === 'rises') return '名次的数字越小越好，名次提升请写 falls，或写 rankAtMost';
  return undefined;
}

/** Why no value of the indicator meets a condition, as far as the plan itself states its figures. */
function whyImpossible(
  { rule, written }: ConditionPart,
  target: Target,
  indicator: IndicatorFacts,
): string | undefined {
  const { unit, kind } = indicator;
  const { lowest, highest } = rangeOf(indicator);
  const figures = rule.figures(written);
  const never = (why: string): string => `${rule.describe(written, unit).zh} 不可能达到：${why}`;
  const bound = rule.resolve(written, statedIn(target));
  const sense = bound === null ? undefined : rule.sense(written);
  if (lowest !== null) {
    const negative = figures.find((figure) => figure < 0);
    if (negative !== undefined) return `界限 ${negative} 为负数，该指标不会小于 0`;
    if (kind === 'rank' && figures.some((figure) => !Number.isInteger(figure) || figure < 1)) {
      return '名次应为不小于 1 的整数';
    }
    if (sense === 'cap' && rule.isMet(bound, lowest) === false) return never(`该指标不会小于 ${lowest}`);
  }
  if (highest === null || sense === 'cap') return undefined;
  const beyond =
    figures.some((figure) => figure > highest) || (sense === 'rise' && rule.isMet(bound, highest) === false);
  return beyond ? never(`单位为 ${unit} 的指标最大为 ${highest}`) : undefined;
}
