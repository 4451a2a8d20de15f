import type { PeriodGrain } from '#indicators';
import { problemAt, type Path, type Place, type Problem } from '../problem.js';
import type { FormulaKey, RawFormula } from './formula.js';

const PERCENTAGES: readonly FormulaKey[] = ['cohortShare', 'casesInTime', 'growth', 'recurring'];
const UNITS_OF_RUNS: Readonly<Record<PeriodGrain, readonly string[]>> = {
  day: ['天', '日'],
  week: ['周', '个周'],
  month: ['个月', '月'],
  quarter: ['季度', '个季度'],
};
const POINTS: Readonly<Record<string, readonly string[]>> = {
  '%': ['个百分点', '百分点'],
  '‰': ['个千分点', '千分点'],
};

/** Reports a unit that the results of a formula cannot have. */
export function checkFormulaUnit(
  raw: RawFormula,
  key: FormulaKey,
  unit: string,
  place: (...path: Path) => Place,
  problems: Problem[],
): void {
  if (PERCENTAGES.includes(key) && unit !== '%') {
    problems.push(problemAt(place(key), `${key} 的结果是百分比，unit 应为 "%"，现为 ${unit}`));
  }
  if (key !== 'longestRun') return;
  const { every } = raw.longestRun!;
  const units = UNITS_OF_RUNS[every];
  if (units.includes(unit)) return;
  problems.push(problemAt(place(key), `按 ${every} 连续的 longestRun，unit 应为 ${units[0]}，现为 ${unit}`));
}

/** Units that a difference between two values of a unit may have: percentages differ by percentage points. */
export function unitsOfDifference(unit: string): readonly string[] {
  return POINTS[unit] ?? [unit];
}
