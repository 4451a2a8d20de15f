import type { EventStore } from '#event-store';
import type { FeedPublisher } from '#feed';
import {
  kafkaAlertChannel,
  NotificationRelay,
  SseHub,
  type ChannelCheckpoints,
  type NotificationLogger,
} from '#notifications';
import type { NotificationStatus } from '../server-parts.js';

export interface NotificationRole {
  readonly hub: SseHub;
  status(): NotificationStatus[];
  /** Ends the channels; what has not arrived comes at the next start. */
  stop(): Promise<void>;
}

export interface NotificationRoleOptions {
  readonly store: EventStore;
  readonly logger: NotificationLogger;
  readonly checkpoints: ChannelCheckpoints;
  /** Absent without Kafka, or where this process does not tell alerts on. */
  readonly kafka?: { readonly publisher: FeedPublisher; readonly topic: string };
}

/** Tells alert events on: to live subscribers and, with Kafka, to the alert topic. */
export function startNotification(options: NotificationRoleOptions): NotificationRole {
  const { store, logger, checkpoints, kafka } = options;
  const end = new AbortController();
  const hub = new SseHub({ store, logger, signal: end.signal });
  const relays = kafka
    ? [
        new NotificationRelay({
          store,
          channel: kafkaAlertChannel(kafka.publisher, kafka.topic),
          checkpoints,
          logger,
          signal: end.signal,
        }),
      ]
    : [];
  const running = [hub.run(), ...relays.map((relay) => relay.run())];
  return {
    hub,
    status: () =>
      relays.map((relay) => {
        const { channel, position, oldestUndeliveredAt, lastError } = relay.status();
        const age = oldestUndeliveredAt === undefined ? 0 : (Date.now() - Date.parse(oldestUndeliveredAt)) / 1000;
        return {
          channel,
          position: position ?? -1,
          oldestUndeliveredSeconds: Math.max(0, age),
          ...(lastError === undefined ? {} : { lastError }),
        };
      }),
    stop: async () => {
      end.abort();
      await Promise.allSettled(running);
    },
  };
}
