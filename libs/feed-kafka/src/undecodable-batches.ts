import type { FeedConsumerStatus } from '#feed';
import type { FeedLogger } from './feed-logger.js';
import type { UndecodableBatch } from './record-set.js';

/** More are in the log only. */
const MOST_REMEMBERED = 100;

/** The batches that were left out because they could not be decoded: each is named once, in the log and here. */
export class UndecodableBatches {
  private readonly batches = new Map<string, FeedConsumerStatus['undecodable'][number]>();

  constructor(private readonly logger: FeedLogger) {}

  add(topic: string, partition: number, found: readonly UndecodableBatch[]): void {
    for (const { offset: lastOffset, undecodable } of found) {
      const { firstOffset: offset, reason } = undecodable;
      const key = `${topic}/${partition}/${offset}`;
      if (this.batches.has(key)) continue;
      this.logger.error({ topic, partition, offset, lastOffset, reason }, 'Batch cannot be decoded and is left out');
      this.batches.set(key, { topic, partition, offset, reason });
      if (this.batches.size > MOST_REMEMBERED) this.batches.delete(this.batches.keys().next().value!);
    }
  }

  snapshot(): FeedConsumerStatus['undecodable'] {
    return [...this.batches.values()];
  }
}
