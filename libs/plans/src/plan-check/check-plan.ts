import type { OrgTree } from '#org';
import type { Plan, Target } from '../plan.js';
import { checkCondition } from './check-condition.js';
import { checkModifiers } from './check-modifiers.js';
import { checkParts } from './check-parts.js';
import { checkReferences } from './check-references.js';
import { checkOrgUnit, checkScope } from './check-scope.js';
import { checkStages, type CohortKinds } from './check-stages.js';
import { checkTiming } from './check-timing.js';
import type { IndicatorFacts } from './indicator-facts.js';
import type { PlanProblem } from './plan-problem.js';

/** What a plan may refer to. */
export interface PlanReferences {
  /** Indicators by code. */
  readonly indicators: ReadonlyMap<string, IndicatorFacts>;
  readonly orgUnits: OrgTree;
  /** Cohorts of org units by code; left out: not checked. */
  readonly cohorts?: CohortKinds;
}

/**
 * Everything in a plan that cannot stand, in the order of the plan; empty where it is sound. Targets judged by a rule
 * plugin (`rule`) are checked like the others; whether the rule exists is for the plugin host to say.
 */
export function checkPlan(plan: Plan, references: PlanReferences): readonly PlanProblem[] {
  const problems: PlanProblem[] = [];
  const region = checkOrgUnit(plan.region, plan.year, references.orgUnits);
  if (region) problems.push({ path: ['region'], ...region });
  problems.push(...duplicates('tasks', '任务', plan.tasks), ...duplicates('targets', '目标', plan.targets));
  const tasks = new Set(plan.tasks.map((task) => task.id));
  plan.targets.forEach((target, i) => {
    const found = target.partOf === undefined ? checkTarget : checkPart;
    for (const problem of found(target, plan, references, tasks)) {
      problems.push({ ...problem, path: ['targets', i, ...problem.path] });
    }
  });
  problems.push(...checkParts(plan, references.indicators, references.orgUnits));
  return problems;
}

function* checkTarget(
  target: Target,
  plan: Plan,
  { indicators, orgUnits, cohorts }: PlanReferences,
  tasks: ReadonlySet<string>,
): Generator<PlanProblem> {
  if (!tasks.has(target.task)) {
    const unknown = { name: target.task, among: 'tasks' } as const;
    yield { path: ['task'], message: `未知任务 ${target.task}，请写 tasks 中已列出的编号`, unknown };
  }
  const indicator = indicators.get(target.indicator);
  if (!indicator) {
    const unknown = { name: target.indicator, among: 'indicators' } as const;
    yield { path: ['indicator'], message: `未知指标 ${target.indicator}`, unknown };
  } else yield* checkCondition(target, indicator);
  yield* checkReferences(target, indicators);
  yield* checkModifiers(target);
  yield* checkScope(target, plan, orgUnits);
  yield* checkStages(target, cohorts);
  yield* checkTiming(target, plan);
}

/** What a part has of its own: a figure and a unit. The rest is that of its whole. */
function* checkPart(target: Target, plan: Plan, { indicators, orgUnits }: PlanReferences): Generator<PlanProblem> {
  const indicator = indicators.get(target.indicator);
  if (indicator) yield* checkCondition(target, indicator);
  yield* checkScope(target, plan, orgUnits);
}

type Named = { readonly id: string } & Partial<Pick<Target, 'partOf'>>;

/** Two parts of one target at the same unit are told as such. */
function duplicates(list: string, what: string, items: readonly Named[]): PlanProblem[] {
  const seen = new Map<string, Named>();
  const problems: PlanProblem[] = [];
  items.forEach((item, i) => {
    const { id, partOf } = item;
    const first = seen.get(id);
    if (first && (partOf === undefined || first.partOf !== partOf))
      problems.push({ path: [list, i, 'id'], message: `${what}编号 ${id} 重复` });
    seen.set(id, item);
  });
  return problems;
}
