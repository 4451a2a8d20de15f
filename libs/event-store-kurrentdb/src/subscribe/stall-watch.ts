import type { Position, RecordedEvent } from '#event-store';
import type { LogReader } from '../read/log-reader.js';

/** What the watch must see of the subscription it looks after. */
export interface Watched {
  /** Position of the last event received. */
  received(): Position;
  /** Whether received events wait for their reader: then quiet is not the server's doing. */
  backlog(): boolean;
  /** The log has an event that did not come. */
  stalled(missing: RecordedEvent): void;
}

/**
 * Notices a subscription that is open and sends nothing although it should. Now and then it looks itself for events behind
 * the last one received; what has not come by the next look is missed. So a stall is noticed within two looks.
 */
export class StallWatch {
  private looked: Position;
  private missing: RecordedEvent | undefined;
  private readonly timer: NodeJS.Timeout;
  private looking = false;

  constructor(
    private readonly reader: Pick<LogReader, 'head' | 'readAll'>,
    private readonly categories: readonly string[] | undefined,
    private readonly watched: Watched,
    after: Position,
    everyMs: number,
  ) {
    this.looked = after;
    this.timer = setInterval(() => void this.look(), everyMs);
    this.timer.unref();
  }

  /** The server says that it has sent everything up to there. */
  sentUpTo(position: Position): void {
    if (position > this.looked) this.looked = position;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** One look. */
  async look(): Promise<void> {
    const { watched } = this;
    if (this.looking || watched.backlog()) return;
    this.looking = true;
    try {
      const { missing } = this;
      this.missing = undefined;
      if (missing && watched.received() < missing.position) return watched.stalled(missing);
      await this.lookIntoTheLog();
    } catch {
      // Then the log cannot be read at all, which the subscription, the health of the store and every reader tell.
    } finally {
      this.looking = false;
    }
  }

  private async lookIntoTheLog(): Promise<void> {
    this.sentUpTo(this.watched.received());
    const head = await this.reader.head();
    if (head <= this.looked) return;
    const [next] = await this.reader.readAll({ after: this.looked, limit: 1, ...this.wanted });
    if (next === undefined) this.sentUpTo(head);
    else this.missing = next;
  }

  private get wanted(): { readonly categories?: readonly string[] } {
    return this.categories ? { categories: this.categories } : {};
  }
}
