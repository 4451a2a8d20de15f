import {
  InMemoryEventStore,
  type AppendResult,
  type ExpectedRevision,
  type NewEvent,
  type ReadStreamOptions,
  type StreamAppend,
} from '#event-store';

/** An in-memory log in which something can come between deciding and appending, and which counts the reads. */
export class RacingEventStore extends InMemoryEventStore {
  /** Runs once, just before the next append. */
  beforeAppend: (() => Promise<unknown>) | undefined;
  /** The next append is done, but its answer is lost. */
  loseAnswer = false;
  reads = 0;

  override readStream(stream: string, options?: ReadStreamOptions) {
    this.reads++;
    return super.readStream(stream, options);
  }

  override async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
  ): Promise<AppendResult> {
    await this.interrupt();
    return this.answer(await super.append(stream, expected, events));
  }

  override async appendBatch(appends: readonly StreamAppend[]): Promise<readonly AppendResult[]> {
    await this.interrupt();
    return this.answer(await super.appendBatch(appends));
  }

  private async interrupt(): Promise<void> {
    const first = this.beforeAppend;
    this.beforeAppend = undefined;
    await first?.();
  }

  private answer<Result>(result: Result): Result {
    if (!this.loseAnswer) return result;
    this.loseAnswer = false;
    throw new Error('connection lost');
  }
}
