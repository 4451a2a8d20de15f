import { parseDay, type Day } from '#calendar';
import type { IndicatorDefinition } from '#indicators';
import type { Cohort, OrgTree } from '#org';
import { checkPlan, type IndicatorFacts, type Plan, type Target, type Task } from '#plans';
import { problemAt, type Path, type Place, type Problem } from '../problem.js';
import { checkSchema, isBroken } from '../schemas/check-schema.js';
import type { SourceFile } from '../source/source-file.js';
import type { Names } from './names.js';
import { pathInFile } from './plan-places.js';
import { checkPlanNames } from './plan-tasks.js';
import { orderVersions, type PlanFile } from './plan-versions.js';
import type { RawPlan, RawTarget, RawTask } from './raw-plan.js';
import { problemsOf } from './refusals.js';
import { readTarget } from './targets.js';

/** What plans refer to. */
export interface PlanSurroundings {
  readonly names: Names;
  readonly indicators: readonly IndicatorDefinition[];
  readonly cohorts: readonly Cohort[];
  readonly orgUnits: OrgTree;
  /** Filled with where the pacing of each target stands. */
  readonly placed: Map<Target, Place>;
}

/** Fields that have their own reader, with better words than a schema. */
const READ_ELSEWHERE = ['condition', 'baseline', 'tolerance', 'pacing', 'window', 'deadline'];
/** Fields of a plan's head that its versions are checked by. */
const HEAD = ['version', 'validFrom', 'reason'];

/**
 * Reads and checks the plans, each as a whole, and their versions together. A plan with a problem may be left out or
 * hold only its sound targets.
 */
export function readPlans(
  sources: readonly SourceFile[],
  around: PlanSurroundings,
  problems: Problem[],
): readonly Plan[] {
  const files = sources.flatMap((source) => {
    const file = readPlan(source, around, problems);
    if (!file) around.names.plans.markIncomplete();
    return file ?? [];
  });
  return orderVersions(files, around.names, problems);
}

function readPlan(source: SourceFile, around: PlanSurroundings, problems: Problem[]): PlanFile | undefined {
  const { names } = around;
  const broken = checkSchema('plan', source, problems, (path) => READ_ELSEWHERE.includes(String(path[2])));
  const raw = source.data as RawPlan;
  const isReadable = ![['plan'], ['region'], ['year']].some((path) => isBroken(broken, path));
  if (!isReadable || !Array.isArray(raw.tasks) || !Array.isArray(raw.targets)) return undefined;
  const { version = 1 } = raw;
  if (!names.plans.enter(version === 1 ? raw.plan : `${raw.plan} 第 ${version} 版`, source.place(['plan']))) {
    return undefined;
  }
  const validFrom = readValidFrom(raw, broken, source, problems);
  const tasks = sound<RawTask>('tasks', raw.tasks, broken);
  const written = sound<RawTarget>('targets', raw.targets, broken);
  const targets = readTargets(raw, written, source, around, problems);
  const plan: Plan = {
    id: raw.plan,
    region: String(raw.region),
    year: raw.year,
    version,
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(raw.reason === undefined ? {} : { reason: raw.reason }),
    document: raw.document,
    ...(raw.text === undefined ? {} : { text: raw.text }),
    ...(raw.numbering === undefined ? {} : { numbering: raw.numbering }),
    tasks: tasks.map(({ item }) => toTask(item)),
    targets: targets.map(({ target }) => target),
  };
  targets.forEach(({ target, at }) => around.placed.set(target, source.place([...at, 'pacing'])));
  const origin = { tasks: tasks.map(({ at }) => at), targets: targets.map(({ at }) => at) };
  for (const problem of checkPlan(plan, referencesOf(around))) {
    problems.push(...problemsOf({ ...problem, path: pathInFile(problem, origin) }, source, names));
  }
  checkPlanNames(raw, written, origin.targets, source, names, problems);
  const hasSoundHead = HEAD.every((field) => !isBroken(broken, [field])) && !(raw.validFrom && validFrom === undefined);
  return { plan, source, hasSoundHead };
}

function readValidFrom(
  { validFrom }: RawPlan,
  broken: readonly Path[],
  source: SourceFile,
  problems: Problem[],
): Day | undefined {
  if (validFrom === undefined || isBroken(broken, ['validFrom'])) return undefined;
  const day = parseDay(validFrom);
  if (day === undefined) problems.push(problemAt(source.place(['validFrom']), `没有 ${validFrom} 这一天`));
  return day;
}

function sound<T>(list: string, items: readonly T[], broken: readonly Path[]): readonly { item: T; at: Path }[] {
  return items.map((item, index) => ({ item, at: [list, index] })).filter(({ at }) => !isBroken(broken, at));
}

function readTargets(
  plan: RawPlan,
  written: readonly { readonly item: RawTarget; readonly at: Path }[],
  source: SourceFile,
  { names, indicators }: PlanSurroundings,
  problems: Problem[],
): readonly { target: Target; at: Path }[] {
  const context = { plan, source, names, indicators: new Map(indicators.map((one) => [one.code, one])), problems };
  return written.flatMap(({ item, at }) =>
    readTarget(item, at, context).map(({ target, path }) => ({ target, at: [...at, ...path] })),
  );
}

function toTask({ id, title, lead, cooperating, leader }: RawTask): Task {
  return { id: String(id), title, lead, cooperating: cooperating ?? [], ...(leader === undefined ? {} : { leader }) };
}

function referencesOf({ indicators, cohorts, orgUnits }: PlanSurroundings): Parameters<typeof checkPlan>[1] {
  return {
    indicators: new Map(indicators.flatMap(factsOf)),
    cohorts: new Map(cohorts.map((cohort) => [cohort.code, cohort])),
    orgUnits,
  };
}

function factsOf({ code, unit, versions }: IndicatorDefinition): [string, IndicatorFacts][] {
  const kind = versions.at(-1)?.formula.kind;
  return kind ? [[code, { unit, kind }]] : [];
}
