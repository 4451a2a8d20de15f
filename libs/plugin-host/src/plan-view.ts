import { formatDay } from '#calendar';
import type { IndicatorKind, Label } from '#indicators';
import type { Baseline, Condition, Curve, Pacing, Plan, Strength, Target, TargetWindow, Tolerance } from '#plans';
import type { Catalogue } from './catalogue.js';

/** A version of a plan as `plan show --json` prints it: days as ISO text, figures in the target's unit. */
export interface PlanView {
  readonly plan: string;
  readonly region: string;
  readonly year: number;
  readonly version: number;
  /** Both are absent in the first version. */
  readonly validFrom?: string;
  readonly reason?: string;
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
  readonly appliesTo: Omit<Target['appliesTo'], 'stages'> & {
    readonly stages?: readonly { readonly from: string; readonly cohort?: string }[];
  };
  readonly window: string | { readonly from: string; readonly to: string };
  readonly deadline: string;
  readonly strength: Strength;
  readonly pacing:
    | string
    | Curve
    | { readonly by: string }
    | { readonly steps: readonly { readonly by: string; readonly value: number }[] };
  readonly rule?: string;
  readonly baseline?: { readonly value: number; readonly on?: string } | { readonly indicator: string };
  readonly tolerance?: Tolerance;
  /** Id of the target it is a part of. Parts stand as targets of their own. */
  readonly partOf?: string;
}

/** Throws a RangeError for a plan whose indicators the catalogue does not hold: such a plan was never checked. */
export function planView(plan: Plan, catalogue: Catalogue): PlanView {
  const { id, region, year, version, validFrom, reason, document, tasks } = plan;
  const indicators = new Map(catalogue.indicators.map((indicator) => [indicator.code, indicator]));
  return {
    plan: id,
    region,
    year,
    version,
    ...(validFrom === undefined ? {} : { validFrom: formatDay(validFrom) }),
    ...(reason === undefined ? {} : { reason }),
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
    appliesTo: scopeView(target.appliesTo),
    window: windowView(target.window),
    deadline: formatDay(target.deadline),
    strength: target.strength,
    pacing: pacingView(target.pacing),
    ...(target.rule === undefined ? {} : { rule: target.rule }),
    ...(target.baseline === undefined ? {} : { baseline: baselineView(target.baseline) }),
    ...(target.tolerance === undefined ? {} : { tolerance: target.tolerance }),
    ...(target.partOf === undefined ? {} : { partOf: target.partOf }),
  };
}

function scopeView({ stages, ...scope }: Target['appliesTo']): TargetView['appliesTo'] {
  return stages ? { ...scope, stages: stages.map((stage) => ({ ...stage, from: formatDay(stage.from) })) } : scope;
}

function baselineView(baseline: Baseline): TargetView['baseline'] {
  if ('indicator' in baseline || baseline.on === undefined) return { ...baseline } as TargetView['baseline'];
  return { value: baseline.value, on: formatDay(baseline.on) };
}

function windowView(window: TargetWindow): TargetView['window'] {
  return typeof window === 'string' ? window : { from: formatDay(window.from), to: formatDay(window.to) };
}

function pacingView(pacing: Pacing): TargetView['pacing'] {
  if (typeof pacing === 'string' || 'curve' in pacing) return pacing;
  if ('by' in pacing) return { by: pacing.by };
  return { steps: pacing.steps.map(({ by, value }) => ({ by: formatDay(by), value })) };
}
