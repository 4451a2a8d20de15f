/**
 * Tells the subscriptions of a store that the log may have grown. Read {@link count} before reading the log and hand it
 * to {@link wait}: then a wake-up between the two is not lost.
 */
export class WakeUp {
  #count = 0;
  readonly #sleepers = new Set<() => void>();

  /** How many wake-ups there have been. */
  get count(): number {
    return this.#count;
  }

  wake(): void {
    this.#count += 1;
    for (const rise of [...this.#sleepers]) rise();
  }

  /** Until there has been a wake-up after `seen`, `milliseconds` have passed, or the signal is given. */
  wait(seen: number, milliseconds: number, signal: AbortSignal): Promise<void> {
    if (this.#count !== seen || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const rise = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', rise);
        this.#sleepers.delete(rise);
        resolve();
      };
      const timer = setTimeout(rise, milliseconds);
      signal.addEventListener('abort', rise);
      this.#sleepers.add(rise);
    });
  }
}
