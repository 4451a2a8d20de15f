import { formatDay } from '#calendar';
import type { Target } from '../plan.js';
import type { PlanProblem } from './plan-problem.js';

/** Codes of the cohorts with the kind of unit they hold; no kind: any. */
export type CohortKinds = ReadonlyMap<string, { readonly kind?: string }>;

/** Whether the stages of a target's scope follow each other. Paths start at the target. */
export function* checkStages(target: Target, cohorts: CohortKinds | undefined): Generator<PlanProblem> {
  const { stages, andEach } = target.appliesTo;
  if (!stages) return;
  const at = ['appliesTo', 'stages'];
  if (andEach === undefined) {
    yield { path: at, message: '分步推开（stages）须写明推开到哪一级，如 andEach: facility' };
  }
  for (const [i, { from, cohort }] of stages.entries()) {
    const before = stages[i - 1];
    if (before && from <= before.from) {
      const message = `各步应按日期先后排列：${formatDay(from)} 不晚于前一步 ${formatDay(before.from)}`;
      yield { path: [...at, i, 'from'], message };
    }
    if (before && before.cohort === undefined) {
      yield { path: [...at, i], message: '前一步没有写 cohort，已包括所有机构，这一步不起作用' };
    }
    if (from > target.deadline) {
      const message = `这一步 ${formatDay(from)} 才开始，晚于完成时限 ${formatDay(target.deadline)}`;
      yield { path: [...at, i, 'from'], message };
    }
    if (cohort === undefined || !cohorts) continue;
    const known = cohorts.get(cohort);
    const path = [...at, i, 'cohort'];
    if (!known) yield { path, message: `未知机构分组 ${cohort}`, unknown: { name: cohort, among: 'cohorts' } };
    else if (known.kind !== undefined && andEach !== undefined && known.kind !== andEach) {
      yield { path, message: `机构分组 ${cohort} 只含 ${known.kind} 级，而 andEach 为 ${andEach}，永远选不到` };
    }
  }
}
