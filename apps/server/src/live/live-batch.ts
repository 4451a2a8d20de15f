import type { Position, RecordedEvent } from '#event-store';
import type { PackedArrivals } from './packed-arrivals.js';

/**
 * What was just appended, on its way to the projection without a detour through the log. Covers every event from
 * `first` to `last`; whoever stands right before `first` may take it instead of reading them.
 */
export interface LiveBatch {
  readonly first: Position;
  readonly last: Position;
  /** In order of position. */
  readonly parts: readonly LivePart[];
}

export type LivePart =
  | { readonly kind: 'records'; readonly packed: PackedArrivals }
  | { readonly kind: 'events'; readonly events: readonly RecordedEvent[] };

/** Refs as the projection has them: postings made elsewhere must speak of measures and units in the same integers. */
export interface LiveRefs {
  readonly measures: readonly string[];
  readonly units: readonly string[];
}
