import type { Position } from '#event-store';
import type { PluginSource } from '#plugin-host';
import type { LivePart, LiveRefs } from '../live/live-batch.js';

/** What the thread that rebuilds is started with. */
export interface RebuildThreadData {
  readonly storeUrl: string;
  readonly readModelUrl: string;
  readonly plugins: readonly PluginSource[];
}

/** A page of the log, read and packed. */
export interface RebuildPage {
  readonly parts: readonly LivePart[];
}

/** `ready`: the read model is empty, and postings are to be made in these integers. */
export type FromRebuildThread =
  | { readonly type: 'ready'; readonly refs: LiveRefs }
  | { readonly type: 'projected'; readonly position: Position; readonly records: number };
