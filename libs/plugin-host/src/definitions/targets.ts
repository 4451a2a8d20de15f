import type { IndicatorDefinition, IndicatorKind } from '#indicators';
import {
  conditionName,
  parseCondition,
  parseDeadline,
  parsePacing,
  parseWindow,
  type Parsed,
  type Target,
} from '#plans';
import { problemAt, type Path, type Place, type Problem } from '../problem.js';
import { milestoneCountIndicator, milestoneIndicator } from './milestones.js';
import type { Names } from './names.js';
import type { RawPlan, RawTarget } from './raw-plan.js';

/** Days before the deadline from which an unmet target is blue, where the plan says nothing. */
const NOTICE_DAYS = 30;

/** What a target is read with. */
export interface TargetContext {
  readonly plan: RawPlan;
  readonly names: Names;
  readonly indicators: ReadonlyMap<string, IndicatorDefinition>;
  readonly problems: Problem[];
}

/** Reads one target, with defaults for all that it leaves open; `undefined`, with problems, where it cannot stand. */
export function readTarget(
  raw: RawTarget,
  place: (...path: Path) => Place,
  { plan, names, indicators, problems }: TargetContext,
): Target | undefined {
  const parsed = <T>(result: Parsed<T>, field: string): T | undefined => {
    if (result.ok) return result.value;
    problems.push(problemAt(place(field), result.message));
    return undefined;
  };
  const condition = parsed(parseCondition(raw.condition), 'condition');
  const counts = condition !== undefined && conditionName(condition) !== 'reached';
  const code = indicatorOf(raw, counts, place, names, problems);
  const indicator = code === undefined ? undefined : indicators.get(code);
  if (raw.unit !== undefined && indicator && raw.unit !== indicator.unit) {
    const message = `目标的单位是 ${raw.unit}，而指标 ${indicator.code} 的单位是 ${indicator.unit}`;
    problems.push(problemAt(place('unit'), message, `界限请按 ${indicator.unit} 填写`));
  }
  const kind: IndicatorKind | undefined = indicator?.versions.at(-1)?.formula.kind;
  const pacing = parsed(parsePacing(raw.pacing, plan.year, kind), 'pacing');
  const window = parsed(parseWindow(raw.window, plan.year), 'window');
  const deadline = parsed(parseDeadline(raw.deadline, plan.year), 'deadline');
  if (!condition || !code || !indicator || !pacing || !window || deadline === undefined) return undefined;
  const { orgUnit = plan.region, andEach } = raw.appliesTo ?? {};
  return {
    id: raw.id,
    task: String(raw.task),
    name: raw.name ?? indicator.name,
    indicator: code,
    ...(raw.rule === undefined ? {} : { rule: raw.rule }),
    condition,
    appliesTo: { orgUnit: String(orgUnit), ...(andEach === undefined ? {} : { andEach }) },
    window,
    deadline,
    strength: raw.strength ?? 'hard',
    pacing,
    ...(raw.source ? { source: { item: String(raw.source.item), quote: raw.source.quote } } : {}),
    noticeDays: raw.noticeDays ?? NOTICE_DAYS,
  };
}

/** The indicator a target is judged by. A milestone stands for the indicator made for it. */
function indicatorOf(
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
