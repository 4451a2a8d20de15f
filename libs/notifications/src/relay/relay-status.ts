import type { Position } from '#event-store';

/** How a channel is doing, for the metrics. */
export interface RelayStatus {
  readonly channel: string;
  /** Position of the last event delivered and checkpointed; `undefined` before the checkpoint is read. */
  readonly position: Position | undefined;
  /** Events in hand that have not arrived; more may stand behind them in the log. */
  readonly pending: number;
  /** Time of the oldest of them, ISO. Its age is the age of the outbox. */
  readonly oldestUndeliveredAt?: string;
  /** Why the last try failed; absent while all is well. */
  readonly lastError?: string;
}
