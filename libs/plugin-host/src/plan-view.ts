import { formatDay } from '#calendar';
import type { IndicatorKind, Label } from '#indicators';
import type { Condition, Pacing, Plan, Strength, Target, TargetWindow } from '#plans';
import type { Catalogue } from './catalogue.js';

/** A plan as `plan show --json` prints it: days as ISO text, figures in the target's unit. */
export interface PlanView {
  readonly plan: string;
  readonly region: string;
  readonly year: number;
  readonly version: number;
  readonly document: string;
  readonly tasks: readonly {
    readonly id: string;
    readonly title: string;
    readonly lead: readonly string[];
    readonly cooperating: readonly string[];
    /** `null`: the document names none. */
    readonly leader: string | null;
  }[];
  readonly targets: readonly TargetView[];
}

export interface TargetView {
  readonly id: string;
  readonly task: string;
  readonly indicator: string;
  readonly name: Label;
  readonly kind: IndicatorKind;
  readonly unit: string;
  readonly condition: Condition;
  readonly appliesTo: Target['appliesTo'];
  readonly window: string | { readonly from: string; readonly to: string };
  readonly deadline: string;
  readonly strength: Strength;
  readonly pacing: string | { readonly steps: readonly { readonly by: string; readonly value: number }[] };
  readonly rule?: string;
}

/** Throws a RangeError for a plan whose indicators the catalogue does not hold: such a plan was never checked. */
export function planView(plan: Plan, catalogue: Catalogue): PlanView {
  const { id, region, year, version, document, tasks } = plan;
  const indicators = new Map(catalogue.indicators.map((indicator) => [indicator.code, indicator]));
  return {
    plan: id,
    region,
    year,
    version,
    document,
    tasks: tasks.map((task) => ({
      id: task.id,
      title: task.title,
      lead: task.lead,
      cooperating: task.cooperating,
      leader: task.leader ?? null,
    })),
    targets: plan.targets.map((target) => {
      const indicator = indicators.get(target.indicator);
      const kind = indicator?.versions.at(-1)?.formula.kind;
      if (!indicator || !kind) throw new RangeError(`no indicator ${target.indicator} in the catalogue`);
      return targetView(target, kind, indicator.unit);
    }),
  };
}

function targetView(target: Target, kind: IndicatorKind, unit: string): TargetView {
  return {
    id: target.id,
    task: target.task,
    indicator: target.indicator,
    name: target.name,
    kind,
    unit,
    condition: target.condition,
    appliesTo: target.appliesTo,
    window: windowView(target.window),
    deadline: formatDay(target.deadline),
    strength: target.strength,
    pacing: pacingView(target.pacing),
    ...(target.rule === undefined ? {} : { rule: target.rule }),
  };
}

function windowView(window: TargetWindow): TargetView['window'] {
  return typeof window === 'string' ? window : { from: formatDay(window.from), to: formatDay(window.to) };
}

function pacingView(pacing: Pacing): TargetView['pacing'] {
  if (typeof pacing === 'string') return pacing;
  return { steps: pacing.steps.map(({ by, value }) => ({ by: formatDay(by), value })) };
}
