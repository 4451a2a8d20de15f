import { formatDay } from '#calendar';
import { describeCondition, type TargetStatus } from '#plans';
import type { PlanStatus } from '#read-model';
import { STATE_WORDS } from '../plan/state-words.js';
import type { Difference, Failure } from './case-result.js';
import type { NamedTarget, TestNames } from './names.js';
import type { StatusExpectation } from './test-file.js';

/** How an expected status differs from what the plan shows at the unit; `undefined` where it does not. */
export function compareStatus(
  expectation: StatusExpectation,
  shown: PlanStatus,
  names: TestNames,
  day: string,
): Failure | undefined {
  const named = names.target(expectation.target, expectation.plan);
  const unit = expectation.orgUnit ?? named.target.appliesTo.orgUnit;
  const status = shown.targets.find(({ target }) => target.id === expectation.target)?.status;
  const differences = status ? differencesOf(expectation, status, named, names) : [notJudged(expectation, shown)];
  if (differences.length === 0) return undefined;
  return {
    line: expectation.line,
    day,
    ...subjectOf(named, unit, names),
    differences,
    ...(status && { hint: facts(status, named, names) }),
  };
}

/** A target at a unit with its condition, in words. */
export function subjectOf(named: NamedTarget, unit: string, names: TestNames): Pick<Failure, 'subject' | 'condition'> {
  const { target } = named;
  return {
    subject: `${target.id}（${target.name.zh}，${names.unit(unit)}）`,
    condition: describeCondition(target.condition, names.figures(named).unit).zh,
  };
}

function differencesOf(
  { state, colour, value }: StatusExpectation,
  status: TargetStatus,
  named: NamedTarget,
  names: TestNames,
): Difference[] {
  const differences: Difference[] = [];
  if (state !== status.state)
    differences.push({ field: 'state', expected: stateWords(state), found: stateWords(status.state) });
  if (colour !== undefined && colour !== status.colour)
    differences.push({ field: 'colour', expected: colour, found: status.colour });
  if (value !== undefined && !isSame(value, status.value, names.figures(named).decimals)) {
    const words = (figure: number | null): string => valueWords(figure, named, names);
    differences.push({ field: 'value', expected: words(value), found: words(status.value) });
  }
  return differences;
}

function notJudged({ state }: StatusExpectation, { plan }: PlanStatus): Difference {
  return {
    field: 'state',
    expected: stateWords(state),
    found: `不考核（${plan.id} 第 ${plan.version} 版中没有这个目标，或它不适用于此机构）`,
  };
}

/** Equal to as many decimals as the indicator has, or as were written where those are more. */
function isSame(expected: number | null, found: number | null, decimals: number): boolean {
  if (expected === null || found === null) return expected === found;
  const written = /\.(\d+)$/.exec(String(expected))?.[1]?.length ?? 0;
  return Math.abs(expected - found) <= 0.5 * 10 ** -Math.max(decimals, written) + 1e-9;
}

const stateWords = (state: TargetStatus['state']): string => `${state} ${STATE_WORDS[state]}`;

function valueWords(value: number | null, named: NamedTarget, names: TestNames): string {
  const { unit, decimals } = names.figures(named);
  return value === null ? '没有数值' : `${Number(value.toFixed(Math.max(decimals, 4)))} ${unit}`;
}

/** What the judgement rests on, for whoever asks why. */
function facts(status: TargetStatus, named: NamedTarget, names: TestNames): string {
  const { value, baseline, expected, coverage, judgedAt, deadline } = status;
  const words = (figure: number | null): string => valueWords(figure, named, names);
  return [
    `数值 ${words(value)}`,
    ...(baseline === null ? [] : [`相比的数 ${words(baseline)}`]),
    ...(expected === null ? [] : [`此时应达 ${words(expected)}`]),
    `判定到 ${formatDay(judgedAt)}`,
    coverage === null ? '还没有数据' : `数据到 ${formatDay(coverage)}`,
    `期限 ${formatDay(deadline)}`,
  ].join('，');
}
