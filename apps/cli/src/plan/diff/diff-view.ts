import { diffPlans, type Difference, type FieldChange, type Plan } from '#plans';
import { planView, type PlanView } from '#plugin-host';
import type { DiffSide } from './diff-side.js';

type TaskView = PlanView['tasks'][number];
type TargetView = PlanView['targets'][number];

/** What changed about a task or target. */
export interface ChangedItem {
  readonly id: string;
  /** As it is called now, zh-CN. */
  readonly name: string;
  readonly changes: readonly FieldChange[];
}

export interface ItemsDiff<View> {
  readonly added: readonly View[];
  readonly removed: readonly View[];
  readonly changed: readonly ChangedItem[];
}

/** The difference of two plans, as `plan diff --json` prints it: items as `plan show --json` shows them. */
export interface PlanDiffView {
  readonly same: boolean;
  readonly before: VersionView;
  readonly after: VersionView;
  /** What changed about the plan itself, apart from its version. */
  readonly plan: readonly FieldChange[];
  readonly tasks: ItemsDiff<TaskView>;
  readonly targets: ItemsDiff<TargetView>;
}

export type VersionView = Pick<PlanView, 'plan' | 'version' | 'validFrom' | 'reason' | 'document'>;

export function planDiffView(before: DiffSide, after: DiffSide): PlanDiffView {
  const units = new Map(
    [before, after].flatMap(({ catalogue }) => catalogue.indicators.map(({ code, unit }) => [code, unit])),
  );
  const { plan, tasks, targets } = diffPlans(before.plan, after.plan, (indicator) => units.get(indicator) ?? '');
  const [older, newer] = [before, after].map((side) => planView(side.plan, side.catalogue)) as [PlanView, PlanView];
  return {
    same: plan.length === 0 && isNothing(tasks) && isNothing(targets),
    before: versionView(older),
    after: versionView(newer),
    plan,
    tasks: {
      added: shown(tasks.added, newer.tasks),
      removed: shown(tasks.removed, older.tasks),
      changed: tasks.changed.map((one) => ({ id: one.after.id, name: one.after.title, changes: one.changes })),
    },
    targets: {
      added: shown(targets.added, newer.targets),
      removed: shown(targets.removed, older.targets),
      changed: targets.changed.map((one) => ({ id: one.after.id, name: one.after.name.zh, changes: one.changes })),
    },
  };
}

function isNothing({ added, removed, changed }: Difference<unknown>): boolean {
  return added.length + removed.length + changed.length === 0;
}

function shown<View extends { readonly id: string }>(
  items: Plan['tasks'] | Plan['targets'],
  views: readonly View[],
): readonly View[] {
  const ids = new Set(items.map(({ id }) => id));
  return views.filter(({ id }) => ids.has(id));
}

function versionView({ plan, version, validFrom, reason, document }: PlanView): VersionView {
  return {
    plan,
    version,
    ...(validFrom !== undefined && { validFrom }),
    ...(reason !== undefined && { reason }),
    document,
  };
}
