import type { Position } from '#event-store';
import type { LiveBatch, LiveRefs } from '../live/live-batch.js';

/** What a projection worker is started with. */
export interface ProjectionWorkerData {
  readonly storeUrl: string;
  readonly readModelUrl: string;
  readonly plugins: readonly string[];
  readonly clock: 'system' | 'feed';
  readonly alerting: boolean;
  /** Intake is in the same process and hands over what it appends. */
  readonly live: boolean;
  /** Empties the read model first. */
  readonly reset: boolean;
}

export type ToWorker = 'stop' | LiveBatch;

export type FromWorker =
  /** It has opened its stores; `rebuilding` until it has come to this position. */
  | {
      readonly type: 'started';
      readonly position: Position;
      readonly rebuildUntil: Position;
      readonly refs: LiveRefs;
    }
  | { readonly type: 'committed'; readonly position: Position; readonly records: number; readonly seconds: number };
