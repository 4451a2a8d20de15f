import type { Colour, TargetState } from '#plans';

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

export interface PlanStatusView {
  readonly plan: string;
  readonly orgUnit: string;
  readonly asOf: string;
  readonly summary: Readonly<Record<'green' | 'yellow' | 'red' | 'blue' | 'grey', number>>;
  readonly targets: readonly StatusView[];
}
