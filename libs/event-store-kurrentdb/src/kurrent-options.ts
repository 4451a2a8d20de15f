import type { SubscriptionStatus } from '#event-store';

export interface KurrentEventStoreOptions {
  /** `kurrentdb://…`, `kurrentdb+discover://…` or `esdb://…`, with credentials and TLS settings in it. */
  readonly url: string;
  /** Put before the name of every stream, so that several logs share a server. Default: nothing. */
  readonly streamPrefix?: string;
  /** Milliseconds an append or a page of a read may take. Default 10,000. */
  readonly answerWithinMs?: number;
  /** Milliseconds an append without a known outcome is read back and tried again. Default 20,000. */
  readonly appendPatienceMs?: number;
  /** Milliseconds a subscription looks for the server before its reader is told. Default 25,000. */
  readonly subscriptionPatienceMs?: number;
  /** Milliseconds between looks at whether a quiet subscription misses something. Default 8,000. */
  readonly stallCheckMs?: number;
  /** Milliseconds before the first try again, doubled up to `mostBackoffMs`. Default 100 and 5,000. */
  readonly firstBackoffMs?: number;
  readonly mostBackoffMs?: number;
  /** Told whenever a subscription changes its state, for logs and metrics. */
  readonly onSubscription?: (status: SubscriptionStatus) => void;
}

export type KurrentTuning = Required<Omit<KurrentEventStoreOptions, 'url' | 'streamPrefix' | 'onSubscription'>>;

export function tuningOf(options: KurrentEventStoreOptions): KurrentTuning {
  return {
    answerWithinMs: options.answerWithinMs ?? 10_000,
    appendPatienceMs: options.appendPatienceMs ?? 20_000,
    subscriptionPatienceMs: options.subscriptionPatienceMs ?? 25_000,
    stallCheckMs: options.stallCheckMs ?? 8_000,
    firstBackoffMs: options.firstBackoffMs ?? 100,
    mostBackoffMs: options.mostBackoffMs ?? 5_000,
  };
}
