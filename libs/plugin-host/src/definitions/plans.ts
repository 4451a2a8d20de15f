import type { IndicatorDefinition } from '#indicators';
import type { OrgTree } from '#org';
import { checkPlan, type IndicatorFacts, type Plan, type PlanProblem, type Target, type Task } from '#plans';
import { nearest } from '../nearest.js';
import { problemAt, type Path, type Problem } from '../problem.js';
import { checkSchema, isBroken } from '../schemas/check-schema.js';
import type { SourceFile } from '../source/source-file.js';
import type { Names } from './names.js';
import type { RawPlan, RawTarget, RawTask } from './raw-plan.js';
import { readTarget } from './targets.js';

/** What plans refer to. */
export interface PlanSurroundings {
  readonly names: Names;
  readonly indicators: readonly IndicatorDefinition[];
  readonly orgUnits: OrgTree;
}

/** Fields that have their own reader, with better words than a schema. */
const READ_ELSEWHERE = ['condition', 'pacing', 'window', 'deadline'];

/** Reads and checks the plans, each as a whole. A plan with a problem may be left out or hold only its sound targets. */
export function readPlans(
  sources: readonly SourceFile[],
  around: PlanSurroundings,
  problems: Problem[],
): readonly Plan[] {
  return sources.flatMap((source) => readPlan(source, around, problems) ?? []);
}

function readPlan(source: SourceFile, around: PlanSurroundings, problems: Problem[]): Plan | undefined {
  const broken = checkSchema('plan', source, problems, (path) => READ_ELSEWHERE.includes(String(path[2])));
  const raw = source.data as RawPlan;
  const isReadable = ![['plan'], ['region'], ['year']].some((path) => isBroken(broken, path));
  if (!isReadable || !Array.isArray(raw.tasks) || !Array.isArray(raw.targets)) return undefined;
  around.names.plans.enter(raw.plan, source.place(['plan']));
  const tasks = sound<RawTask>('tasks', raw.tasks, broken);
  const targets = readTargets(raw, source, around, broken, problems);
  const plan: Plan = {
    id: raw.plan,
    region: String(raw.region),
    year: raw.year,
    version: raw.version ?? 1,
    document: raw.document,
    tasks: tasks.map(({ item }) => toTask(item)),
    targets: targets.map(({ target }) => target),
  };
  const origin = { tasks: tasks.map(({ index }) => index), targets: targets.map(({ index }) => index) };
  const facts = new Map(around.indicators.flatMap(factsOf));
  for (const problem of checkPlan(plan, { indicators: facts, orgUnits: around.orgUnits })) {
    const path = inFile(problem.path, origin);
    const subject = subjectOf(problem, plan);
    if (path.at(-1) === 'task' || (isUnitField(path) && isReportedElsewhere(subject, around))) continue;
    const hint =
      isUnitField(path) && !around.names.orgUnits.has(subject) ? around.names.orgUnits.hint(subject) : undefined;
    problems.push(problemAt(source.place(path), problem.message, hint));
  }
  checkReferences(raw, origin.targets, broken, source, around.names, problems);
  return plan;
}

function isUnitField(path: Path): boolean {
  return path.at(-1) === 'orgUnit' || path.at(-1) === 'region';
}

/** A unit left out of the tree for its own slip, or one that may stand in a file that could not be read. */
function isReportedElsewhere(unit: string, { names, orgUnits }: PlanSurroundings): boolean {
  return !orgUnits.get(unit) && (names.orgUnits.has(unit) || !names.orgUnits.isComplete);
}

function sound<T>(list: string, items: readonly T[], broken: readonly Path[]): readonly { item: T; index: number }[] {
  return items.map((item, index) => ({ item, index })).filter(({ index }) => !isBroken(broken, [list, index]));
}

function readTargets(
  plan: RawPlan,
  source: SourceFile,
  { names, indicators }: PlanSurroundings,
  broken: readonly Path[],
  problems: Problem[],
): readonly { target: Target; index: number }[] {
  const context = { plan, names, indicators: new Map(indicators.map((one) => [one.code, one])), problems };
  return sound<RawTarget>('targets', plan.targets, broken).flatMap(({ item, index }) => {
    const target = readTarget(item, (...path) => source.place(['targets', index, ...path]), context);
    return target ? [{ target, index }] : [];
  });
}

function toTask({ id, title, lead, cooperating, leader }: RawTask): Task {
  return { id: String(id), title, lead, cooperating: cooperating ?? [], ...(leader === undefined ? {} : { leader }) };
}

function factsOf({ code, unit, versions }: IndicatorDefinition): [string, IndicatorFacts][] {
  const kind = versions.at(-1)?.formula.kind;
  return kind ? [[code, { unit, kind }]] : [];
}

/** Items that could not be read are missing from the plan: their successors stand further down in the file. */
function inFile(path: PlanProblem['path'], origin: Readonly<Record<'tasks' | 'targets', readonly number[]>>): Path {
  const [list, index, ...rest] = path;
  if ((list !== 'tasks' && list !== 'targets') || typeof index !== 'number') return path;
  return [list, origin[list][index] ?? index, ...rest];
}

/** The text a problem speaks of; empty where that is no text. */
function subjectOf({ path }: PlanProblem, plan: Plan): string {
  let at: unknown = plan;
  for (const step of path) at = (at as Readonly<Record<string | number, unknown>> | undefined)?.[step];
  return typeof at === 'string' ? at : '';
}

/** What targets refer to inside the plan, and for those that could not be read, also what `checkPlan` never saw. */
function checkReferences(
  plan: RawPlan,
  read: readonly number[],
  broken: readonly Path[],
  source: SourceFile,
  names: Names,
  problems: Problem[],
): void {
  // A task that cannot stand is known all the same: its slip is reported once, at the task.
  const tasks = plan.tasks.map((task) => String((task as RawTask | null)?.id));
  const expectTask = (id: string, path: Path, message: string): void => {
    if (tasks.includes(id)) return;
    const near = nearest(id, tasks);
    problems.push(problemAt(source.place(path), message, near === undefined ? undefined : `是否想写 ${near}？`));
  };
  for (const { item, index } of sound<RawTarget>('targets', plan.targets, broken)) {
    const at = ['targets', index];
    expectTask(String(item.task), [...at, 'task'], `未知任务 ${item.task}，请写 tasks 中已列出的编号`);
    if (item.source) {
      expectTask(String(item.source.item), [...at, 'source', 'item'], `出处 ${item.source.item} 没有列入 tasks`);
    }
    if (item.appliesTo && !read.includes(index)) {
      names.orgUnits.expect(String(item.appliesTo.orgUnit), source.place([...at, 'appliesTo', 'orgUnit']));
    }
  }
}
