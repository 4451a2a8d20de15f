/** Waits; ends early, without an error, when the signal aborts. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

/** How long to wait after failures in a row. */
export interface Backoff {
  readonly firstMs: number;
  readonly mostMs: number;
  /** Default: a timer. */
  readonly pause?: Pause;
}

export const DEFAULT_BACKOFF: Backoff = { firstMs: 100, mostMs: 30_000 };

/** Doubles with each failure up to the cap. */
export async function backOff(failures: number, backoff: Backoff, signal: AbortSignal): Promise<void> {
  const ms = Math.min(backoff.mostMs, backoff.firstMs * 2 ** Math.min(failures - 1, 30));
  await (backoff.pause ?? timerPause)(ms, signal);
}

const timerPause: Pause = (ms, signal) => {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
};
