import type { Position } from '#event-store';

/** What a projection worker is started with. */
export interface ProjectionWorkerData {
  readonly storeUrl: string;
  readonly readModelUrl: string;
  readonly plugins: readonly string[];
  readonly clock: 'system' | 'feed';
  readonly alerting: boolean;
  /** Empties the read model first. */
  readonly reset: boolean;
}

/** Any message to the worker asks it to stop. */
export type ToWorker = 'stop';

export type FromWorker =
  /** It has opened its stores; `rebuilding` until it has come to this position. */
  | { readonly type: 'started'; readonly position: Position; readonly rebuildUntil: Position }
  | { readonly type: 'committed'; readonly position: Position; readonly records: number; readonly seconds: number };
