import { backOff, type Backoff } from './backoff.js';

/** Repeats a step until it succeeds. `undefined`: the signal came first. */
export async function insist<Result>(
  step: () => Promise<Result>,
  {
    backoff,
    signal,
    onFailure,
  }: { backoff: Backoff; signal: AbortSignal; onFailure: (error: unknown, failures: number) => void },
): Promise<{ readonly result: Result } | undefined> {
  for (let failures = 0; !signal.aborted;) {
    try {
      return { result: await step() };
    } catch (error) {
      failures++;
      onFailure(error, failures);
      await backOff(failures, backoff, signal);
    }
  }
  return undefined;
}
