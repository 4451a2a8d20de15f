import type { Colour, Condition, Forecast, Owner, TargetState } from '#plans';

/** A target's status as `GET /plans/{plan}/status` tells it. Values in the target's unit. */
export interface StatusView {
  readonly target: string;
  readonly task: string;
  readonly state: TargetState;
  readonly colour: Colour;
  readonly value: number | null;
  readonly expected: number | null;
  readonly gap: number | null;
  readonly percent: number | null;
  readonly requiredPerDay: number | null;
  readonly deadline: string;
  readonly coverage: string | null;
  readonly rank: number | null;
}

/** The same with all that is told of the target beside it. */
export interface TargetStatusView extends StatusView {
  readonly name: { readonly zh: string };
  /** Unit of the figures. */
  readonly unit: string;
  readonly condition: Condition;
  /** What last year or another reference came to; `null`: the condition has none. */
  readonly baseline: number | null;
  readonly forecast: Forecast | null;
  /** Data are missing for longer than they may. */
  readonly overdue: boolean;
  readonly owner: Owner;
}

export interface PlanStatusView {
  readonly plan: string;
  /** The version of the plan in force on the day. */
  readonly version: number;
  readonly orgUnit: string;
  readonly asOf: string;
  readonly summary: Readonly<Record<'green' | 'yellow' | 'red' | 'blue' | 'grey', number>>;
  readonly targets: readonly TargetStatusView[];
}
