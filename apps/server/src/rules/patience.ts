/** Records of a batch from which on the projection has much to catch up with. */
const MANY = 2_000;
/** Quiet after which it has caught up. */
const QUIET_MS = 100;
/** How long rules wait for that at most. */
const MOST_MS = 5_000;

/**
 * Holds rules back while the projection works off very many records: what they would be asked about now changes again with
 * the next batch, and they would take the time that it needs. Small batches are gone on with at once.
 */
export class Patience {
  private since: number | undefined;
  private timer: NodeJS.Timeout | undefined;

  /** @param goOn called when there is something to ask and nothing to wait for */
  constructor(private readonly goOn: () => void) {}

  /** A batch of so many records is done. */
  committed(records: number): void {
    clearTimeout(this.timer);
    const now = performance.now();
    if (records < MANY || now - (this.since ?? now) >= MOST_MS) {
      this.since = undefined;
      this.goOn();
      return;
    }
    this.since ??= now;
    this.timer = setTimeout(() => {
      this.since = undefined;
      this.goOn();
    }, QUIET_MS);
    this.timer.unref();
  }

  /** Rules are to be asked at the next moment of quiet, and are not yet. */
  get isWaiting(): boolean {
    return this.since !== undefined;
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
