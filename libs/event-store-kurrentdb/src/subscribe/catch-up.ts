import type { KurrentDBClient } from '@kurrent/kurrentdb-client';
import type { Position, RecordedEvent, SubscribeOptions } from '#event-store';
import { failureOf, reasonOf } from '../connection/client-failure.js';
import type { KurrentClients } from '../connection/kurrent-clients.js';
import { backoffMs, pause } from '../connection/pause.js';
import { EventStoreAccessError, EventStoreUnavailableError } from '../errors.js';
import type { KurrentTuning } from '../kurrent-options.js';
import type { LogReader } from '../read/log-reader.js';
import type { StreamNames } from '../stream-names.js';
import { OpenSubscription } from './open-subscription.js';
import { StallWatch } from './stall-watch.js';
import type { SubscriptionRecord } from './subscription-record.js';

export interface CatchUpParts {
  readonly clients: KurrentClients;
  readonly names: StreamNames;
  readonly reader: LogReader;
  readonly tuning: KurrentTuning;
  readonly record: SubscriptionRecord;
}

/**
 * Catch-up, then live. A subscription that is dropped, ends or stalls is opened again behind the last event that the
 * reader is done with.
 */
export class CatchUp {
  private handled: Position;
  private client: KurrentDBClient | undefined;
  private failures = 0;
  private troubleSince: number | undefined;

  constructor(
    private readonly parts: CatchUpParts,
    private readonly options: SubscribeOptions,
    private readonly signal: AbortSignal,
  ) {
    this.handled = options.after;
  }

  /** Until the signal. Throws where the server was out of reach for as long as is allowed, or refuses. */
  async *batches(): AsyncGenerator<readonly RecordedEvent[], void, undefined> {
    const { signal } = this;
    try {
      while (!signal.aborted) {
        try {
          yield* this.open();
          if (!signal.aborted) throw new EventStoreUnavailableError('the server ended the subscription');
        } catch (error) {
          if (signal.aborted) return;
          await this.afterFailure(error);
        }
      }
    } finally {
      await this.giveBackClient();
    }
  }

  /** One subscription, until it ends. */
  private async *open(): AsyncGenerator<readonly RecordedEvent[], void, undefined> {
    const { signal, options } = this;
    const { clients, names, reader, tuning, record } = this.parts;
    this.client ??= clients.take();
    const subscription: OpenSubscription = new OpenSubscription(
      this.client,
      this.handled,
      names.filter(options.categories),
      names,
      options.batchSize,
      {
        caughtUp: () => this.well('live'),
        fellBehind: () => record.fellBehind(),
        looked: (position) => watch.sentUpTo(position),
      },
    );
    const stalled = (missing: RecordedEvent): void => {
      const reason = `the event at position ${missing.position} did not come`;
      record.stalled(reason);
      subscription.close(new StalledError(reason));
    };
    const watch = new StallWatch(
      reader,
      options.categories,
      { received: () => subscription.received, backlog: () => subscription.backlog, stalled },
      this.handled,
      tuning.stallCheckMs,
    );
    const end = (): void => subscription.close();
    signal.addEventListener('abort', end);
    try {
      for (;;) {
        const batch = await subscription.take(options.batchSize);
        if (batch === undefined || signal.aborted) return;
        if (record.status.state !== 'live') this.well('catching-up');
        record.handling();
        yield batch;
        this.handled = batch.at(-1)!.position;
        record.handled(this.handled);
      }
    } finally {
      signal.removeEventListener('abort', end);
      watch.stop();
      subscription.close();
    }
  }

  private well(state: 'live' | 'catching-up'): void {
    this.failures = 0;
    this.troubleSince = undefined;
    this.parts.record.enter(state);
  }

  private async afterFailure(error: unknown): Promise<void> {
    const { tuning, record } = this.parts;
    const failure = failureOf(error);
    const reason = reasonOf(failure);
    if (failure.kind === 'access') throw new EventStoreAccessError(`the log may not be followed: ${reason}`, error);
    const now = performance.now();
    this.troubleSince ??= now;
    record.dropped(reason);
    if (now - this.troubleSince > tuning.subscriptionPatienceMs) {
      throw new EventStoreUnavailableError(`the log cannot be followed: ${reason}`, error);
    }
    // A connection that stalls is not to be trusted with the next subscription.
    if (error instanceof StalledError) await this.giveBackClient();
    this.failures += 1;
    await pause(backoffMs(this.failures, tuning.firstBackoffMs, tuning.mostBackoffMs), this.signal);
  }

  private async giveBackClient(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    if (client) await this.parts.clients.giveBack(client);
  }
}

class StalledError extends EventStoreUnavailableError {}
