import type { OrgTree } from '#org';
import { readCondition } from '../conditions/registry.js';
import { compare, withUnit } from '../figure.js';
import { divisibleFigure } from '../parts.js';
import type { Plan, Target } from '../plan.js';
import { addsUp } from './indicator-facts.js';
import type { IndicatorFacts } from './indicator-facts.js';
import type { PlanProblem } from './plan-problem.js';

const CAPS = ['atMost', 'below'];

interface Indexed {
  readonly target: Target;
  readonly index: number;
}

/** Whether the parts of each target lie in it and add up to it 分解. Paths start at the plan. */
export function* checkParts(
  plan: Plan,
  indicators: ReadonlyMap<string, IndicatorFacts>,
  orgUnits: OrgTree,
): Generator<PlanProblem> {
  const partsOf = new Map<string, Indexed[]>();
  plan.targets.forEach((target, index) => {
    if (target.partOf === undefined) return;
    const siblings = partsOf.get(target.partOf);
    if (siblings) siblings.push({ target, index });
    else partsOf.set(target.partOf, [{ target, index }]);
  });
  for (const [index, whole] of plan.targets.entries()) {
    const parts = partsOf.get(whole.id);
    if (!parts) continue;
    partsOf.delete(whole.id);
    const indicator = indicators.get(whole.indicator);
    const { andEach } = whole.appliesTo;
    if (andEach !== undefined) {
      const message = `目标已用 parts 分解到下级，不能再用 andEach 要求每个 ${andEach} 达到总数，请去掉其中一个`;
      yield { path: ['targets', index, 'appliesTo', 'andEach'], message };
    }
    yield* checkPlaces(whole, parts, orgUnits);
    if (indicator) yield* checkSum({ target: whole, index }, parts, indicator);
  }
}

/** Every part lies below the whole, and none in another. */
function* checkPlaces(whole: Target, parts: readonly Indexed[], orgUnits: OrgTree): Generator<PlanProblem> {
  const above = whole.appliesTo.orgUnit;
  const units = parts.map(({ target }) => target.appliesTo.orgUnit);
  for (const [i, { index }] of parts.entries()) {
    const unit = units[i] as string;
    if (!orgUnits.get(unit)) continue;
    const path = ['targets', index, 'appliesTo', 'orgUnit'];
    const ancestors = orgUnits.path(unit).slice(1);
    if (units.indexOf(unit) < i) yield { path, message: `${unit} 重复分解，同一地区或机构只能写一次` };
    else if (!ancestors.includes(above)) yield { path, message: `${unit} 不在 ${above} 之下，不能承担它的一部分` };
    else {
      const holder = ancestors.find((ancestor) => units.includes(ancestor));
      if (holder !== undefined)
        yield { path, message: `${unit} 属于 ${holder}，后者已列入分解，请写在它的 parts 之内` };
    }
  }
}

/** Where all parts are met the whole must be: parts of a limit may not allow more, other parts may not ask for less. */
function* checkSum(
  { target, index }: Indexed,
  parts: readonly Indexed[],
  indicator: IndicatorFacts,
): Generator<PlanProblem> {
  const path = ['targets', index, 'parts'];
  if (!addsUp(indicator)) {
    const message = `${indicator.kind} 类、单位为 ${indicator.unit} 的指标各地数值不能相加，不能用 parts 分解，请为各地另写目标`;
    yield { path, message };
    return;
  }
  const figure = divisibleFigure(target.condition);
  const figures = parts.map((part) => divisibleFigure(part.target.condition));
  if (figure === null || figures.includes(null)) return;
  const sum = figures.reduce<number>((total, one) => total + (one ?? 0), 0);
  const excess = compare(sum, figure);
  if (excess === 0) return;
  const { name } = readCondition(target.condition).rule;
  const [total, whole, difference] = [sum, figure, Math.abs(excess)].map((one) => withUnit(tidy(one), indicator.unit));
  const told = `各部分合计 ${total}，比总数 ${whole} ${excess > 0 ? '多' : '少'} ${difference}`;
  const isShort = name === 'equals' || (CAPS.includes(name) ? excess > 0 : excess < 0);
  if (isShort) yield { path, message: `分解不足：${told}，各部分都完成也不能保证总数完成` };
  else yield { path, message: `超额分解：${told}`, severity: 'warning' };
}

/** Without the dust of adding decimals. */
function tidy(figure: number): number {
  return Number(figure.toFixed(6));
}
