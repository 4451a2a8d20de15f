import { parseDay } from '#calendar';
import type { IndicatorDefinition, IndicatorKind } from '#indicators';
import {
  conditionName,
  decompose,
  parseBaseline,
  parseCondition,
  parseDeadline,
  parsePacing,
  parseTolerance,
  parseWindow,
  type Part,
  type Parsed,
  type PartTarget,
  type Stage,
  type Target,
} from '#plans';
import { problemAt, type Path, type Place, type Problem } from '../problem.js';
import type { SourceFile } from '../source/source-file.js';
import type { Names } from './names.js';
import type { RawPart, RawPlan, RawTarget } from './raw-plan.js';
import { problemsOf } from './refusals.js';
import { indicatorOf } from './target-indicator.js';

/** Days before the deadline from which an unmet target is blue, where the plan says nothing. */
const NOTICE_DAYS = 30;

/** What a target is read with. */
export interface TargetContext {
  readonly plan: RawPlan;
  readonly source: SourceFile;
  readonly names: Names;
  readonly indicators: ReadonlyMap<string, IndicatorDefinition>;
  readonly problems: Problem[];
}

/**
 * Reads one target, with defaults for all that it leaves open, and after it the targets its parts come to. None, with
 * problems, where it cannot stand. Paths of parts start at the target.
 */
export function readTarget(raw: RawTarget, at: Path, context: TargetContext): readonly PartTarget[] {
  const { plan, source, names, indicators, problems } = context;
  const place = (...path: Path): Place => source.place([...at, ...path]);
  let isSound = true;
  const parsed = <T>(result: Parsed<T>, ...field: Path): T | undefined => {
    if (result.ok) return result.value;
    isSound = false;
    problems.push(...problemsOf({ ...result, path: [...at, ...field, ...(result.path ?? [])] }, source, names));
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
  // Where no plugin brings rules, a plan may name one that is still to be written.
  if (raw.rule !== undefined && !names.rules.isEmpty) names.rules.expect(raw.rule, place('rule'));
  const pacing = parsed(parsePacing(raw.pacing, plan.year, kind), 'pacing');
  if (
    pacing &&
    typeof pacing === 'object' &&
    'by' in pacing &&
    !names.pacings.expect(pacing.by, place('pacing', 'by'))
  ) {
    isSound = false;
  }
  const deadline = parsed(parseDeadline(raw.deadline, plan.year), 'deadline');
  const window = parsed(parseWindow(raw.window, plan.year, deadline), 'window');
  const baseline = raw.baseline === undefined ? undefined : parsed(parseBaseline(raw.baseline), 'baseline');
  const tolerance = raw.tolerance === undefined ? undefined : parsed(parseTolerance(raw.tolerance), 'tolerance');
  const appliesTo = readScope(raw, plan, place, problems);
  if (!condition || !code || !indicator || !pacing || !window || !appliesTo || deadline === undefined) return [];
  if (!isSound) return [];
  const target: Target = {
    id: raw.id,
    task: String(raw.task),
    name: raw.name ?? indicator.name,
    indicator: code,
    ...(raw.rule === undefined ? {} : { rule: raw.rule }),
    condition,
    ...(baseline === undefined ? {} : { baseline }),
    ...(tolerance === undefined ? {} : { tolerance }),
    appliesTo,
    window,
    deadline,
    strength: raw.strength ?? 'hard',
    pacing,
    ...(raw.source ? { source: { item: String(raw.source.item), quote: raw.source.quote } } : {}),
    noticeDays: raw.noticeDays ?? NOTICE_DAYS,
  };
  const parts = raw.parts ? (parsed(decompose(target, raw.parts.map(toPart))) ?? []) : [];
  return [{ target, path: [] }, ...parts];
}

/** `undefined`, with problems, where a stage has no day. */
function readScope(
  { appliesTo }: RawTarget,
  plan: RawPlan,
  place: (...path: Path) => Place,
  problems: Problem[],
): Target['appliesTo'] | undefined {
  const { orgUnit = plan.region, andEach, stages: written } = appliesTo ?? {};
  const scope = { orgUnit: String(orgUnit), ...(andEach === undefined ? {} : { andEach }) };
  if (!written) return scope;
  const stages: Stage[] = [];
  for (const [i, { from, cohort }] of written.entries()) {
    const day = parseDay(from);
    if (day !== undefined) stages.push({ from: day, ...(cohort === undefined ? {} : { cohort }) });
    else problems.push(problemAt(place('appliesTo', 'stages', i, 'from'), `没有 ${from} 这一天`));
  }
  return stages.length === written.length ? { ...scope, stages } : undefined;
}

function toPart({ orgUnit, value, parts }: RawPart): Part {
  return { orgUnit: String(orgUnit), value, ...(parts ? { parts: parts.map(toPart) } : {}) };
}
