import type { EventStore, Position } from '#event-store';
import type { LiveHandOver } from '../live/live-hand-over.js';
import { IntakeBatch } from './intake-batch.js';

/** Events gathered at most before they are appended, whether more partitions have something or not. */
const MOST_EVENTS = 2_500;

interface Round {
  readonly batch: IntakeBatch;
  readonly appended: Promise<Position | undefined>;
  readonly append: () => void;
}

/** What several partitions bring at the same time is appended at once: a small transaction costs as much as a large one. */
export class SharedAppend {
  private round: Round | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly live?: LiveHandOver,
  ) {}

  /**
   * Fills into the batch that is appended next, and answers the position of its last event, or `undefined` where it was
   * empty. Rejects where the append failed; then nothing that was filled in is known to stand in the log.
   */
  async add(fill: (batch: IntakeBatch) => void): Promise<Position | undefined> {
    const round = (this.round ??= this.begin());
    fill(round.batch);
    if (round.batch.size >= MOST_EVENTS) round.append();
    return round.appended;
  }

  private begin(): Round {
    const batch = new IntakeBatch();
    const { promise, resolve, reject } = withResolvers<Position | undefined>();
    const append = (): void => {
      if (this.round?.batch === batch) this.round = undefined;
      clearImmediate(soon);
      batch.appendTo(this.store, this.live).then(resolve, reject);
    };
    // The other partitions of a fetch come in this turn.
    const soon = setImmediate(append);
    return { batch, appended: promise, append };
  }
}

function withResolvers<T>() {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((onDone, onFailure) => {
    resolve = onDone;
    reject = onFailure;
  });
  return { promise, resolve, reject };
}
