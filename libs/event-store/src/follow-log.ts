import type { RecordedEvent } from './event.js';
import type { EventStore, SubscribeOptions } from './event-store.js';
import type { WakeUp } from './wake-up.js';

export interface FollowedLog {
  readonly readAll: EventStore['readAll'];
  readonly wakeUp: WakeUp;
  /** Milliseconds after which the log is looked at even without a wake-up. */
  readonly pollEvery: number;
  /** Given when the store closes. */
  readonly closing: AbortSignal;
}

/** {@link EventStore.subscribe} for every store that reads pages and knows how to wake its readers. */
export async function* followLog(
  log: FollowedLog,
  options: SubscribeOptions,
): AsyncGenerator<readonly RecordedEvent[], void, undefined> {
  const { batchSize: limit, categories } = options;
  const signal = AbortSignal.any([options.signal, log.closing]);
  let after = options.after;
  while (!signal.aborted) {
    const seen = log.wakeUp.count;
    const batch = await log.readAll({ after, limit, categories });
    if (signal.aborted) return;
    const last = batch.at(-1);
    if (last === undefined) {
      await log.wakeUp.wait(seen, log.pollEvery, signal);
      continue;
    }
    after = last.position;
    yield batch;
    // A log read without waiting for I/O would otherwise hold the event loop, and the signal, until it has caught up.
    await new Promise(setImmediate);
  }
}
