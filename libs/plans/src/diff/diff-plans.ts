import type { Plan, Target, Task } from '../plan.js';
import { PLAN_FIELDS, TARGET_FIELDS, TASK_FIELDS, type Field } from './fields.js';

/** A field that changed, in words (zh-CN); `null`: there was none, or is none any more. */
export interface FieldChange {
  /** As it stands in the plan file: `condition`, `deadline`, `lead` … */
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What became of the tasks or targets of a plan. Each in the order of the version that holds it. */
export interface Difference<Item> {
  readonly added: readonly Item[];
  readonly removed: readonly Item[];
  readonly changed: readonly {
    readonly before: Item;
    readonly after: Item;
    readonly changes: readonly FieldChange[];
  }[];
}

export interface PlanDiff {
  /** What changed about the plan itself, apart from its version. */
  readonly plan: readonly FieldChange[];
  readonly tasks: Difference<Task>;
  readonly targets: Difference<Target>;
}

/**
 * What changed from one version of a plan to another, field by field. Tasks and targets are the same where their ids are.
 *
 * @param unitOf unit of an indicator, for the figures; left out, they are told without it
 */
export function diffPlans(older: Plan, newer: Plan, unitOf: (indicator: string) => string = () => ''): PlanDiff {
  return {
    plan: changesOf(PLAN_FIELDS, older, newer),
    tasks: differenceOf(older.tasks, newer.tasks, (before, after) => changesOf(TASK_FIELDS, before, after)),
    targets: differenceOf(older.targets, newer.targets, (before, after) =>
      changesOf(TARGET_FIELDS, before, after, unitOf(before.indicator), unitOf(after.indicator)),
    ),
  };
}

function differenceOf<Item extends { readonly id: string }>(
  older: readonly Item[],
  newer: readonly Item[],
  compare: (before: Item, after: Item) => readonly FieldChange[],
): Difference<Item> {
  const before = new Map(older.map((item) => [item.id, item]));
  const after = new Set(newer.map(({ id }) => id));
  return {
    added: newer.filter(({ id }) => !before.has(id)),
    removed: older.filter(({ id }) => !after.has(id)),
    changed: newer.flatMap((item) => {
      const known = before.get(item.id);
      const changes = known ? compare(known, item) : [];
      return known && changes.length > 0 ? [{ before: known, after: item, changes }] : [];
    }),
  };
}

function changesOf<Item>(
  fields: readonly Field<Item>[],
  before: Item,
  after: Item,
  unitBefore = '',
  unitAfter = unitBefore,
): readonly FieldChange[] {
  return fields.flatMap(({ name, words }) => {
    const [was, is] = [words(before, unitBefore), words(after, unitAfter)];
    return was === is ? [] : [{ field: name, before: was, after: is }];
  });
}
