import type { Position } from '#event-store';
import type { LiveBatch, LivePart } from './live-batch.js';

/** The projection's end of the way beside the log: batches in order, until it has come to them. */
export class LiveQueue {
  private batches: LiveBatch[] = [];
  private wake: (() => void) | undefined;

  push(batch: LiveBatch): void {
    this.batches.push(batch);
    this.wake?.();
  }

  /**
   * Takes what follows right behind a position, about as many events as asked for. Batches that were read from the log
   * meanwhile are dropped. Answers `undefined` where the log must be read first.
   */
  take(after: Position, about: number): { readonly parts: readonly LivePart[]; readonly last: Position } | undefined {
    while (this.batches[0] && this.batches[0].first <= after) this.batches.shift();
    const parts: LivePart[] = [];
    let last = after;
    while (this.batches[0]?.first === last + 1 && last - after < about) {
      const batch = this.batches.shift()!;
      parts.push(...batch.parts);
      last = batch.last;
    }
    return parts.length === 0 ? undefined : { parts, last };
  }

  /** Events between a position and the next batch; `undefined`: no batch is waiting. */
  gap(after: Position): number | undefined {
    const next = this.batches.find(({ first }) => first > after);
    return next && next.first - after - 1;
  }

  /** Until a batch comes, the time is up or the signal ends it. */
  async arrival(timeoutMs: number, signal: AbortSignal): Promise<void> {
    if (this.batches.length > 0 || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, timeoutMs);
      this.wake = done;
      signal.addEventListener('abort', done, { once: true });
      function done(): void {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      }
    });
    this.wake = undefined;
  }
}
