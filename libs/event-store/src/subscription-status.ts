import type { Position } from './event.js';

/** How a subscription to the log is doing, for health and metrics. */
export interface SubscriptionStatus {
  /** What it is for: the categories it follows, or `*`. */
  readonly name: string;
  /**
   * `connecting`: no connection yet, or again none. `catching-up`: it reads the past. `live`: it has caught up.
   * `stalled`: the log has news that did not come; it is opened again.
   */
  readonly state: 'connecting' | 'catching-up' | 'live' | 'stalled';
  /** When it came into this state, ms since 1970. */
  readonly since: number;
  /** Position of the last event that its reader is done with. */
  readonly handled: Position;
  /** Since when its reader has been busy with one batch, ms since 1970; absent: it waits for events. */
  readonly handlingSince?: number;
  /** How often it was dropped, stalled, and fell behind so far. */
  readonly drops: number;
  readonly stalls: number;
  readonly fellBehind: number;
  /** Why it was dropped or stalled last, and when, ms since 1970. */
  readonly lastError?: string;
  readonly lastErrorAt?: number;
}
