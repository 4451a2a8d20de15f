import { BroadcastChannel } from 'node:worker_threads';

/** Tells every thread of this process that has the same log open that the log has grown. */
export class ThreadChannel {
  readonly #channel: BroadcastChannel;

  /** `name` is the same for every connection to one log. */
  constructor(name: string) {
    this.#channel = new BroadcastChannel(`zhibiao event store ${name}`);
    this.#channel.unref();
  }

  announce(): void {
    this.#channel.postMessage(null);
  }

  onAnnouncement(changed: () => void): void {
    this.#channel.onmessage = changed;
    this.#channel.unref();
  }

  close(): void {
    this.#channel.close();
  }
}
