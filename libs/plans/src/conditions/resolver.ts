/** A figure that a condition takes from elsewhere instead of stating it. */
export type Reference =
  /** What the year before came to: the same indicator over the target's window one year earlier, whole. */
  | { readonly previousYear: true }
  /** The target's own baseline. */
  | { readonly baseline: true }
  /** Another indicator at the target's unit over the same window up to the judged day, or at the nearest unit above that has a value. */
  | { readonly indicator: string };

/** What a change is held against: a reference, or a figure stated in the condition. */
export type Source = Reference | { readonly value: number };

/** Turns the references of a condition into figures, for one target at one unit and day. */
export interface Resolver {
  /** In the target's unit; `null`: it has no value, so that nothing can be judged by it. */
  valueOf(source: Source): number | null;
  /** Whether the target states a baseline. A change that does not say over what is held against it, else against the year before. */
  readonly hasBaseline: boolean;
  /** By how much the target's tolerance 左右、约 widens a figure, in the target's unit; 0 where it has none. */
  slack(figure: number): number;
}

/** Knows nothing but what the condition states itself. */
export const STATED_ONLY: Resolver = {
  valueOf: (source) => ('value' in source ? source.value : null),
  hasBaseline: false,
  slack: () => 0,
};
