import { formatDay } from '#calendar';
import { readPacing } from '../pacing/registry.js';
import type { Plan, Target } from '../plan.js';
import { openingOf } from '../window.js';
import type { PlanProblem } from './plan-problem.js';

/** Whether window, deadline, pacing and notice period agree with each other. Paths start at the target. */
export function checkTiming(target: Target, plan: Plan): readonly PlanProblem[] {
  const { window, deadline, pacing, noticeDays } = target;
  const problems: PlanProblem[] = [];
  const from = openingOf(target, plan);
  if (typeof window === 'object' && window.from > window.to) {
    const message = `统计起始日 ${formatDay(window.from)} 晚于结束日 ${formatDay(window.to)}`;
    problems.push({ path: ['window'], message });
  }
  if (deadline < from) {
    const message = `完成时限 ${formatDay(deadline)} 早于统计起始日 ${formatDay(from)}`;
    problems.push({ path: ['deadline'], message });
  } else {
    for (const problem of readPacing(pacing).check(pacing, { from, to: deadline })) {
      problems.push({ ...problem, path: ['pacing', ...problem.path] });
    }
  }
  if (!Number.isInteger(noticeDays) || noticeDays < 0) {
    problems.push({ path: ['noticeDays'], message: `提前提醒天数应为不小于 0 的整数，现为 ${noticeDays}` });
  }
  return problems;
}
