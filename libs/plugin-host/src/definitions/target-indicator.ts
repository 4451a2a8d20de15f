import { problemAt, type Path, type Place, type Problem } from '../problem.js';
import { milestoneCountIndicator, milestoneIndicator } from './milestones.js';
import type { Names } from './names.js';
import type { RawTarget } from './raw-plan.js';

/**
 * The code of the indicator a target is judged by. A milestone stands for the indicator made for it: the one that counts
 * the units where the target states a figure (`counts`), else the one that says whether it is reached.
 */
export function indicatorOf(
  raw: RawTarget,
  counts: boolean,
  place: (...path: Path) => Place,
  names: Names,
  problems: Problem[],
): string | undefined {
  const { indicator, milestone, rule } = raw;
  if (indicator !== undefined && milestone !== undefined) {
    problems.push(problemAt(place('milestone'), 'indicator 和 milestone 只能写一个'));
    return undefined;
  }
  if (indicator !== undefined) return names.indicators.expect(indicator, place('indicator')) ? indicator : undefined;
  if (milestone === undefined) {
    const message =
      rule === undefined ? '目标没有写 indicator 或 milestone' : '由规则判定的目标也须写明所看的 indicator';
    problems.push(problemAt(place(), message));
    return undefined;
  }
  if (!names.milestones.expect(milestone, place('milestone'))) return undefined;
  if (!counts) return milestoneIndicator(milestone);
  const code = milestoneCountIndicator(milestone);
  if (names.indicators.has(code)) return code;
  const message = `里程碑 ${milestone} 没有写 unit，不能按数量考核`;
  problems.push(
    problemAt(place('condition'), message, '请写 { reached: true }，或在 milestones.yaml 中写明单位，如 unit: 家'),
  );
  return undefined;
}
