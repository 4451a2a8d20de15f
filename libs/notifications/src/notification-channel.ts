import type { AlertCloudEvent } from '#alerts';

/** A way out of the system: a topic, a webhook, a mailbox. */
export interface NotificationChannel {
  /** Names its checkpoint. Stable: a new name starts at the beginning of the log. */
  readonly name: string;
  /**
   * Hands events on in this order. Resolves when all of them arrived; rejects otherwise, and then gets all of them again.
   * A repeated event has the same `id` and the same content.
   */
  deliver(events: readonly AlertCloudEvent[]): Promise<void>;
}
