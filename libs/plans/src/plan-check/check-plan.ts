import type { OrgTree } from '#org';
import type { Plan, Target } from '../plan.js';
import { checkCondition, type IndicatorFacts } from './check-condition.js';
import { checkOrgUnit, checkScope } from './check-scope.js';
import { checkTiming } from './check-timing.js';
import type { PlanProblem } from './plan-problem.js';

/** What a plan may refer to. */
export interface PlanReferences {
  /** Indicators by code. */
  readonly indicators: ReadonlyMap<string, IndicatorFacts>;
  readonly orgUnits: OrgTree;
}

/**
 * Everything in a plan that cannot stand, in the order of the plan; empty where it is sound. Targets judged by a rule
 * plugin (`rule`) are checked like the others; whether the rule exists is for the plugin host to say.
 */
export function checkPlan(plan: Plan, references: PlanReferences): readonly PlanProblem[] {
  const problems: PlanProblem[] = [];
  const region = checkOrgUnit(plan.region, plan.year, references.orgUnits);
  if (region !== undefined) problems.push({ path: ['region'], message: region });
  problems.push(...duplicates('tasks', '任务', plan.tasks), ...duplicates('targets', '目标', plan.targets));
  const tasks = new Set(plan.tasks.map((task) => task.id));
  plan.targets.forEach((target, i) => {
    for (const { path, message } of checkTarget(target, plan, tasks, references)) {
      problems.push({ path: ['targets', i, ...path], message });
    }
  });
  return problems;
}

function* checkTarget(
  target: Target,
  plan: Plan,
  tasks: ReadonlySet<string>,
  { indicators, orgUnits }: PlanReferences,
): Generator<PlanProblem> {
  if (!tasks.has(target.task)) {
    yield { path: ['task'], message: `未知任务 ${target.task}，请写 tasks 中已列出的编号` };
  }
  const indicator = indicators.get(target.indicator);
  if (!indicator) yield { path: ['indicator'], message: `未知指标 ${target.indicator}` };
  else {
    for (const { path, message } of checkCondition(target.condition, indicator)) {
      yield { path: ['condition', ...path], message };
    }
  }
  yield* checkScope(target, plan, orgUnits);
  yield* checkTiming(target, plan);
}

function duplicates(list: string, what: string, items: readonly { readonly id: string }[]): PlanProblem[] {
  const seen = new Set<string>();
  const problems: PlanProblem[] = [];
  items.forEach(({ id }, i) => {
    if (seen.has(id)) problems.push({ path: [list, i, 'id'], message: `${what}编号 ${id} 重复` });
    seen.add(id);
  });
  return problems;
}
