import { ALERT_CATEGORY } from '#alerts';
import type { EventStore, Position, RecordedEvent } from '#event-store';
import { backOff, type Backoff } from './backoff.js';

export interface FollowOptions {
  readonly store: EventStore;
  readonly after: Position;
  readonly batchSize: number;
  readonly backoff: Backoff;
  readonly signal: AbortSignal;
  /** Told of each failure of the subscription. */
  onTrouble(error: unknown): void;
}

/** Alert events behind a position, in order, until the signal. A subscription that breaks is opened again where it stood. */
export async function* followAlerts(options: FollowOptions): AsyncGenerator<readonly RecordedEvent[]> {
  const { store, batchSize, backoff, signal } = options;
  let after = options.after;
  let failures = 0;
  while (!signal.aborted) {
    try {
      for await (const batch of store.subscribe({ after, batchSize, categories: [ALERT_CATEGORY], signal })) {
        failures = 0;
        yield batch;
        after = batch.at(-1)?.position ?? after;
      }
      if (!signal.aborted) throw new Error('the subscription to the log ended by itself');
    } catch (error) {
      if (signal.aborted) return;
      options.onTrouble(error);
      await backOff(++failures, backoff, signal);
    }
  }
}
