import type { TopicPartitionOffsetAndMetadata } from 'kafkajs';

export interface OffsetCommitsOptions {
  /** Commits to the group. Rejects where the partitions were given away meanwhile. */
  commit(offsets: TopicPartitionOffsetAndMetadata[]): Promise<void>;
  /** How long a taken batch may wait for others to be committed with. */
  readonly withinMs: number;
  /** A commit failed: the batches come again, here or at whoever has the partitions now. */
  onFailure(error: unknown): void;
}

/** Commits what was taken in, several batches at once: one request each would cost more than reading a small batch. */
export class OffsetCommits {
  private due = new Map<string, TopicPartitionOffsetAndMetadata>();
  private timer: NodeJS.Timeout | undefined;
  private underway: Promise<void> = Promise.resolve();

  constructor(private readonly options: OffsetCommitsOptions) {}

  /** Everything before the offset was taken in. */
  note(topic: string, partition: number, offset: string): void {
    this.due.set(`${topic}/${partition}`, { topic, partition, offset });
    this.timer ??= setTimeout(() => void this.flush(), this.options.withinMs);
  }

  /** Commits what is due. Never rejects. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.underway = this.underway.then(() => this.commitDue());
    return this.underway;
  }

  /** The partitions were dealt out anew; what was not committed is read again. */
  forget(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.due = new Map();
  }

  private async commitDue(): Promise<void> {
    if (this.due.size === 0) return;
    const offsets = [...this.due.values()];
    this.due = new Map();
    await this.options.commit(offsets).catch((error: unknown) => this.options.onFailure(error));
  }
}
