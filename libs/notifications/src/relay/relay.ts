import { alertCloudEventOf, readAlertEvent } from '#alerts';
import type { EventStore, Position, RecordedEvent } from '#event-store';
import { DEFAULT_BACKOFF, type Backoff } from '../backoff.js';
import { followAlerts } from '../follow-alerts.js';
import { insist } from '../insist.js';
import type { NotificationChannel } from '../notification-channel.js';
import type { NotificationLogger } from '../notification-logger.js';
import type { ChannelCheckpoints } from './channel-checkpoints.js';
import type { RelayStatus } from './relay-status.js';

export interface NotificationRelayOptions {
  readonly store: EventStore;
  readonly channel: NotificationChannel;
  readonly checkpoints: ChannelCheckpoints;
  readonly logger: NotificationLogger;
  /** Ends it. A batch that has not arrived by then comes again at the next start. */
  readonly signal: AbortSignal;
  /** Events handed to the channel at once, at most. Default 200. */
  readonly batchSize?: number;
  /** Default: 100 ms, doubling up to 30 s. */
  readonly backoff?: Backoff;
}

/**
 * Brings alert events to one channel: in order, at least once, each with its stable key. The log is the outbox, since a
 * decision and its message are one write. An event that cannot be delivered holds back those behind it on this channel,
 * never those on another.
 */
export class NotificationRelay {
  private position: Position | undefined;
  private inHand: readonly RecordedEvent[] = [];
  private lastError: string | undefined;

  constructor(private readonly options: NotificationRelayOptions) {}

  /** Runs until the signal. */
  async run(): Promise<void> {
    const { store, channel, checkpoints, signal, batchSize = 200 } = this.options;
    const loaded = await this.insist('read its checkpoint', () => checkpoints.load(channel.name));
    if (!loaded) return;
    this.position = loaded.result;
    const batches = followAlerts({
      store,
      after: loaded.result,
      batchSize,
      backoff: this.backoff,
      signal,
      onTrouble: (error) => this.failed('read the log', error),
    });
    for await (const batch of batches) if (!(await this.bring(batch))) return;
  }

  status(): RelayStatus {
    const [oldest] = this.inHand;
    return {
      channel: this.options.channel.name,
      position: this.position,
      pending: this.inHand.length,
      ...(oldest === undefined ? {} : { oldestUndeliveredAt: timeOf(oldest) }),
      ...(this.lastError === undefined ? {} : { lastError: this.lastError }),
    };
  }

  /** Whether the batch arrived and the checkpoint says so; otherwise the signal came first. */
  private async bring(batch: readonly RecordedEvent[]): Promise<boolean> {
    const { channel, checkpoints } = this.options;
    const last = batch.at(-1);
    if (last === undefined) return true;
    this.inHand = batch;
    if (!(await this.insist('deliver', () => deliver(channel, batch)))) return false;
    this.inHand = [];
    if (!(await this.insist('save its checkpoint', () => checkpoints.save(channel.name, last.position)))) return false;
    this.position = last.position;
    this.lastError = undefined;
    return true;
  }

  private insist<Result>(what: string, step: () => Promise<Result>) {
    const onFailure = (error: unknown) => this.failed(what, error);
    return insist(step, { backoff: this.backoff, signal: this.options.signal, onFailure });
  }

  private failed(what: string, error: unknown): void {
    const { channel, logger } = this.options;
    this.lastError = error instanceof Error ? error.message : String(error);
    logger.warn(
      { channel: channel.name, position: this.position, pending: this.inHand.length, err: error },
      `channel could not ${what}, trying again`,
    );
  }

  private get backoff(): Backoff {
    return this.options.backoff ?? DEFAULT_BACKOFF;
  }
}

/** Async, so that an event this version cannot read counts as a failure of the delivery. */
async function deliver(channel: NotificationChannel, batch: readonly RecordedEvent[]): Promise<void> {
  await channel.deliver(batch.map(alertCloudEventOf));
}

function timeOf(record: RecordedEvent): string {
  return readAlertEvent(record).at;
}
