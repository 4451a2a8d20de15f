/** One measured run, in the shape in which the peer programs print theirs. */
export interface Measured {
  readonly peer: string;
  readonly perSecond?: number;
  readonly seconds?: number;
  readonly perSecondByMillion?: readonly number[];
  /** `correct`, or what differs from the oracle. */
  readonly result?: unknown;
  readonly rssMB?: number;
  readonly [more: string]: unknown;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
