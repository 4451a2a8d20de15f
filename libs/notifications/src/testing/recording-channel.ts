import type { AlertCloudEvent } from '#alerts';
import type { NotificationChannel } from '../notification-channel.js';

/** Keeps what it is given; fails when told to; lets a test wait for the n-th arrival. */
export class RecordingChannel implements NotificationChannel {
  readonly arrived: AlertCloudEvent[] = [];
  /** How many deliveries fail before one succeeds again. */
  failures = 0;
  private waiting: { readonly count: number; readonly resolve: () => void }[] = [];

  constructor(readonly name = 'recording') {}

  async deliver(events: readonly AlertCloudEvent[]): Promise<void> {
    if (this.failures > 0) {
      this.failures--;
      throw new Error('channel is down');
    }
    this.arrived.push(...events);
    this.waiting = this.waiting.filter(({ count, resolve }) => {
      if (this.arrived.length < count) return true;
      resolve();
      return false;
    });
  }

  get orgUnits(): readonly string[] {
    return this.arrived.map((event) => event.data.orgUnit);
  }

  arrival(count: number): Promise<void> {
    if (this.arrived.length >= count) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push({ count, resolve }));
  }
}
