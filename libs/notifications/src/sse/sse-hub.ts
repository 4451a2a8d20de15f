import { ALERT_CATEGORY, type AlertCloudEvent } from '#alerts';
import { START, type EventStore, type Position } from '#event-store';
import { DEFAULT_BACKOFF, type Backoff } from '../backoff.js';
import { followAlerts } from '../follow-alerts.js';
import { insist } from '../insist.js';
import type { NotificationLogger } from '../notification-logger.js';
import { Mailbox } from './mailbox.js';
import { sseAlerts, type SseAlert, type SseMessage } from './sse-message.js';

/** Events read from the log at once by a subscriber that resumes. */
const PAGE = 500;

export interface SseHubOptions {
  readonly store: EventStore;
  readonly logger: NotificationLogger;
  /** Ends the hub and every subscription. */
  readonly signal: AbortSignal;
  /** Alerts a subscriber may be behind before its connection is dropped. Default 1,000. */
  readonly buffer?: number;
  readonly backoff?: Backoff;
}

export interface SseSubscription {
  /** Resumes behind this position of the log; absent: what happens from now on. */
  readonly after?: Position;
  /** Which alerts are wanted; default: all. */
  readonly filter?: (event: AlertCloudEvent) => boolean;
  /** The connection is gone. */
  readonly signal: AbortSignal;
}

interface Subscriber {
  readonly mailbox: Mailbox<SseAlert>;
  readonly wants: (event: AlertCloudEvent) => boolean;
}

/** Tells live subscribers of alerts. One subscription to the log serves all of them. Knows no web framework. */
export class SseHub {
  private readonly subscribers = new Set<Subscriber>();
  /** Settled once every later alert reaches the subscribers: before that, one who resumes could miss some. */
  private readonly following: Promise<void>;
  private nowFollowing: () => void = () => undefined;

  constructor(private readonly options: SseHubOptions) {
    this.following = new Promise((resolve) => (this.nowFollowing = resolve));
    options.signal.addEventListener('abort', () => this.nowFollowing(), { once: true });
  }

  /** Runs until the signal. */
  async run(): Promise<void> {
    const { store, logger, signal, backoff = DEFAULT_BACKOFF } = this.options;
    const onTrouble = (error: unknown) =>
      logger.warn({ err: error }, 'alert stream could not read the log, trying again');
    const head = await insist(() => store.head(), { backoff, signal, onFailure: onTrouble });
    this.nowFollowing();
    if (!head) return;
    for await (const batch of followAlerts({
      store,
      after: head.result,
      batchSize: PAGE,
      backoff,
      signal,
      onTrouble,
    })) {
      if (this.subscribers.size > 0) this.tell(sseAlerts(batch));
    }
  }

  /** Open connections. */
  get size(): number {
    return this.subscribers.size;
  }

  /**
   * Alerts from `after` (or from this call) on, in order of the log, each once, until a signal aborts. Ends early where
   * the subscriber is too slow: it reconnects with its last id and misses nothing.
   */
  subscribe({ after, filter, signal }: SseSubscription): AsyncIterable<SseMessage> {
    const subscriber = { mailbox: new Mailbox<SseAlert>(this.options.buffer ?? 1_000), wants: filter ?? (() => true) };
    const ended = AbortSignal.any([signal, this.options.signal]);
    if (!ended.aborted) {
      this.subscribers.add(subscriber);
      ended.addEventListener('abort', () => this.subscribers.delete(subscriber), { once: true });
    }
    return this.messages(subscriber, after, ended);
  }

  private async *messages(
    subscriber: Subscriber,
    after: Position | undefined,
    ended: AbortSignal,
  ): AsyncGenerator<SseMessage> {
    const { mailbox, wants } = subscriber;
    try {
      let last = after === undefined ? START : await this.resumable(after);
      if (after !== undefined) {
        for await (const alert of this.missed(mailbox, last, ended)) {
          last = alert.position;
          if (wants(alert.event)) yield alert.message;
        }
      }
      while (!ended.aborted) {
        for (const alert of await mailbox.take(ended)) {
          if (alert.position <= last) continue;
          last = alert.position;
          yield alert.message;
        }
        if (mailbox.overflowed) return;
      }
    } finally {
      this.subscribers.delete(subscriber);
    }
  }

  /** Where to read on. An id from behind the end belongs to another log, so that nothing is known to be missed. */
  private async resumable(after: Position): Promise<Position> {
    await this.following;
    return Math.min(after, await this.options.store.head());
  }

  /**
   * Reads the log up to its end while new alerts gather in the mailbox. Where they were too many for it, they are in
   * the log, so it reads on from there.
   */
  private async *missed(mailbox: Mailbox<SseAlert>, after: Position, ended: AbortSignal): AsyncGenerator<SseAlert> {
    let last = after;
    do {
      mailbox.empty();
      for (;;) {
        const page = await this.options.store.readAll({ after: last, limit: PAGE, categories: [ALERT_CATEGORY] });
        if (page.length === 0 || ended.aborted) break;
        yield* sseAlerts(page);
        last = page.at(-1)?.position ?? last;
      }
    } while (mailbox.overflowed && !ended.aborted);
  }

  private tell(alerts: readonly SseAlert[]): void {
    for (const { mailbox, wants } of this.subscribers) {
      for (const alert of alerts) if (wants(alert.event)) mailbox.put(alert);
    }
  }
}
