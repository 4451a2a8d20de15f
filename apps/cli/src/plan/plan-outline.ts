import type { Plan, Target, Task } from '#plans';
import type { Catalogue } from '#plugin-host';
import { formatDay } from '#calendar';
import { documentParts, type PlanDocument } from './document-parts.js';
import { TargetPhrases } from './target-phrases.js';

/** A target in words; what it is divided into 分解 follows it, one deeper. */
export interface OutlineRow {
  readonly depth: number;
  /** One for each of `TARGET_COLUMNS`. */
  readonly cells: readonly string[];
}

export interface OutlineTask {
  readonly id: string;
  readonly title: string;
  /** `牵头：…；配合：…；分管领导：…`; empty where the document names nobody. */
  readonly owners: string;
  readonly rows: readonly OutlineRow[];
}

export interface OutlinePart {
  /** `undefined`: the document has no parts, or is not at hand. */
  readonly heading: string | undefined;
  readonly tasks: readonly OutlineTask[];
}

/** A plan as it is read: in the order of its document, part by part and task by task. */
export interface PlanOutline {
  readonly title: string;
  /** What else is to be known of the plan as a whole, a line each. */
  readonly about: readonly string[];
  readonly parts: readonly OutlinePart[];
}

export function planOutline(plan: Plan, catalogue: Catalogue, document?: PlanDocument): PlanOutline {
  const phrases = new TargetPhrases(catalogue);
  const partOf = documentParts(
    plan.tasks.map(({ id }) => id),
    document,
  );
  const parts: { heading: string | undefined; tasks: OutlineTask[] }[] = [];
  for (const task of plan.tasks) {
    const heading = partOf.get(task.id)?.heading;
    if (parts.length === 0 || parts.at(-1)?.heading !== heading) parts.push({ heading, tasks: [] });
    parts.at(-1)!.tasks.push(outlineTask(task, plan, phrases));
  }
  return { title: plan.document, about: aboutPlan(plan, phrases), parts };
}

function aboutPlan(plan: Plan, phrases: TargetPhrases): readonly string[] {
  const { id, region, year, version, validFrom, reason, tasks, targets } = plan;
  const about = [
    `${id} 第 ${version} 版，${phrases.unitName(region)} ${year} 年：${tasks.length} 项任务，${targets.length} 个目标`,
  ];
  if (validFrom !== undefined) about.push(`自 ${formatDay(validFrom)} 起执行：${reason ?? ''}`);
  return about;
}

function outlineTask({ id, title, lead, cooperating, leader }: Task, plan: Plan, phrases: TargetPhrases): OutlineTask {
  const owners = [
    ...(lead.length > 0 ? [`牵头：${lead.join('、')}`] : []),
    ...(cooperating.length > 0 ? [`配合：${cooperating.join('、')}`] : []),
    ...(leader === undefined ? [] : [`分管领导：${leader}`]),
  ];
  const wholes = plan.targets.filter(({ task, partOf }) => task === id && partOf === undefined);
  const rows = wholes.flatMap((target) => [
    { depth: 0, cells: phrases.of(target, plan) },
    ...partRows(target, 1, plan, phrases),
  ]);
  return { id, title, owners: owners.join('；'), rows };
}

function partRows(whole: Target, depth: number, plan: Plan, phrases: TargetPhrases): readonly OutlineRow[] {
  return plan.targets
    .filter(({ partOf }) => partOf === whole.id)
    .flatMap((part) => [{ depth, cells: phrases.ofPart(part, whole) }, ...partRows(part, depth + 1, plan, phrases)]);
}
