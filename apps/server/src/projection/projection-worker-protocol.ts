import type { Position } from '#event-store';
import type { PluginSource } from '#plugin-host';
import type { LiveBatch, LiveRefs } from '../live/live-batch.js';
import type { RuleCount } from '../rules/rule-counts.js';

/** What a projection worker is started with. */
export interface ProjectionWorkerData {
  readonly storeUrl: string;
  readonly readModelUrl: string;
  readonly plugins: readonly PluginSource[];
  /** Ids of plugins whose code is not asked. */
  readonly suspended: readonly string[];
  readonly clock: 'system' | 'feed';
  readonly alerting: boolean;
  /** Intake is in the same process and hands over what it appends. */
  readonly live: boolean;
  /** Empties the read model first. */
  readonly reset: boolean;
}

/** `resume`: id of a plugin whose rules are asked again, though they failed too often. */
export type ToWorker = 'stop' | { readonly resume: string } | LiveBatch;

export type FromWorker =
  /** It has opened its stores; `rebuilding` until it has come to this position. */
  | {
      readonly type: 'started';
      readonly position: Position;
      readonly rebuildUntil: Position;
      readonly refs: LiveRefs;
    }
  | { readonly type: 'ruled'; readonly counts: readonly RuleCount[] }
  /** Asking the rules failed; it is tried again. */
  | { readonly type: 'rules-failed'; readonly error: string }
  | { readonly type: 'committed'; readonly position: Position; readonly records: number; readonly seconds: number };
