import type { CounterDelta } from '#indicators';
import type { KeptByUnit } from '../read-model.js';

/** Changes of day sums by the table they go to. */
export interface DaySumChanges {
  readonly unitDays: readonly CounterDelta[];
  readonly dayUnits: readonly CounterDelta[];
}

/** Judged sums lie together by unit, all others by day: so a report of one day touches few pages. */
export function daySumChanges(deltas: readonly CounterDelta[], kept: KeptByUnit): DaySumChanges {
  const unitDays: CounterDelta[] = [];
  const dayUnits: CounterDelta[] = [];
  for (const delta of deltas) (kept(delta.measure, delta.unit) ? unitDays : dayUnits).push(delta);
  return { unitDays, dayUnits };
}

/** Sums that may have come to nothing, and then leave no row: a contribution was taken back. */
export const falling = (deltas: readonly CounterDelta[]): readonly CounterDelta[] =>
  deltas.filter(({ contributions }) => contributions < 0);
