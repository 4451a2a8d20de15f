import type { FeedBatch, FeedMessage } from '#feed';
import { randomUUID } from 'node:crypto';

const PATIENCE_MS = 40_000;

/** A topic or group that no other test knows. */
export function fresh(name: string): string {
  return `${name}-${randomUUID()}`;
}

/** Waits until a condition holds. @throws with `what` when it never does */
export async function eventually(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** A handler that keeps what it takes in. */
export class Received {
  readonly messages: FeedMessage[] = [];

  readonly handler = async (batch: FeedBatch): Promise<void> => {
    this.messages.push(...batch.messages);
  };

  get values(): string[] {
    return this.messages.map(({ value }) => String(value));
  }

  /** Each message once, however often it came. */
  get distinct(): Set<string> {
    return new Set(this.messages.map(({ topic, partition, offset }) => `${topic}/${partition}/${offset}`));
  }
}

/** `count` messages with the values "0", "1", … spread over keys. */
export function numbered(count: number, from = 0) {
  return Array.from({ length: count }, (_, i) => ({ key: `key-${(from + i) % 17}`, value: String(from + i) }));
}
