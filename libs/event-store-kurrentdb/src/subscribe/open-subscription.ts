import type { AllStreamResolvedEvent, AllStreamSubscription, KurrentDBClient } from '@kurrent/kurrentdb-client';
import type { Position, RecordedEvent } from '#event-store';
import { decodeEvent, positionOf } from '../event-codec.js';
import { logPosition } from '../read/log-reader.js';
import type { LogFilter, StreamNames } from '../stream-names.js';

/** Events kept ready in the client; what is more waits on the server. */
const MOST_IN_CLIENT = 512;

/** What an open subscription tells. None of it may throw: the client would stop without a word. */
export interface SubscriptionNews {
  caughtUp(): void;
  fellBehind(): void;
  /** The server has looked through the log up to there. */
  looked(position: Position): void;
}

/** One subscription of the client, from its opening until it ends, for whatever reason. It is never opened again. */
export class OpenSubscription {
  private readonly subscription: AllStreamSubscription;
  private readonly waiting: RecordedEvent[] = [];
  private ended: { readonly error?: unknown } | undefined;
  private wake: () => void = () => {};
  private room: () => void = () => {};

  /**
   * Opens it behind `received`, which is then the position of the last event that came. Takes `ahead` events while the
   * reader is busy: a reader that is behind then gets large batches, one that is not gets what has come.
   */
  constructor(
    client: KurrentDBClient,
    public received: Position,
    filter: LogFilter,
    names: StreamNames,
    private readonly ahead: number,
    news: SubscriptionNews,
  ) {
    this.subscription = client.subscribeToAll(
      {
        fromPosition: logPosition(received),
        filter: { ...filter.server, checkpointReached: (_, { commit }) => news.looked(positionOf(commit)) },
      },
      { highWaterMark: MOST_IN_CLIENT },
    );
    this.subscription.on('caughtUp', (told: { readonly position?: { readonly commit: bigint } }) => {
      if (told.position) news.looked(positionOf(told.position.commit));
      news.caughtUp();
    });
    this.subscription.on('fellBehind', () => news.fellBehind());
    // The pump learns of an error only when it reads on, and one that nobody listens to would end the process.
    this.subscription.on('error', (error) => this.end(error));
    void this.pump(filter, names);
  }

  /** Whether events wait for the reader. */
  get backlog(): boolean {
    return this.waiting.length > 0;
  }

  /** Up to `size` events, as soon as there are any; `undefined` where it has ended. Throws what ended it. */
  async take(size: number): Promise<readonly RecordedEvent[] | undefined> {
    while (this.waiting.length === 0) {
      if (this.ended) {
        if (this.ended.error !== undefined) throw this.ended.error;
        return undefined;
      }
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
    const batch = this.waiting.splice(0, size);
    this.room();
    return batch;
  }

  /** Ends it; who waits in {@link take} gets `undefined`, or the error that is given. */
  close(error?: unknown): void {
    this.waiting.length = 0;
    this.end(error);
    this.subscription.destroy();
    // Fails where the connection never came about: then there is nothing to end.
    this.subscription.unsubscribe().catch(() => {});
  }

  private end(error?: unknown): void {
    this.ended ??= error === undefined ? {} : { error };
    this.wake();
    this.room();
  }

  private async pump(filter: LogFilter, names: StreamNames): Promise<void> {
    try {
      for await (const resolved of this.subscription as AsyncIterable<AllStreamResolvedEvent>) {
        if (this.ended) return;
        if (resolved.event) this.receive(decodeEvent(resolved.event, names), filter);
        while (this.waiting.length >= this.ahead && !this.ended) {
          await new Promise<void>((resolve) => (this.room = resolve));
        }
      }
      this.end();
    } catch (error) {
      this.end(error);
    }
  }

  private receive(event: RecordedEvent, filter: LogFilter): void {
    if (event.position <= this.received) return;
    this.received = event.position;
    if (!filter.matches(event.stream)) return;
    this.waiting.push(event);
    this.wake();
  }
}
