const POWERS = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000] as const;

/** 10^decimals. Decimals run from 0 to 6. */
export function scaleOf(decimals: number): number {
  const scale = POWERS[decimals];
  if (scale === undefined) throw new RangeError(`decimals ${decimals} not in 0…6`);
  return scale;
}

/** A value as an integer of 10^-decimals, so that sums are exact in any order. */
export function toAmount(value: number, scale: number): number {
  return Math.round(value * scale);
}
