import { compare, shortOf } from '../figure.js';
import type { Resolver } from './resolver.js';

/** A lower and an upper end, both included. */
export type Band = readonly [low: number, high: number];

/** What the rules that are judged by a band have in common. A total that has passed the upper end is broken. */
export const bandParts = {
  references: () => [],
  moves: () => false,
  withoutRecord: () => null,
  sense: () => 'within' as const,
  isMet: ([low, high]: Band, value: number): boolean => compare(value, low) >= 0 && compare(value, high) <= 0,
  gap: ([low, high]: Band, value: number): number => Math.max(shortOf(low, value), shortOf(value, high)),
  goal: ([low]: Band): number => low,
  isBroken: ([low, high]: Band, value: number, grows: boolean, best: number | null): boolean =>
    (grows && compare(value, high) > 0) || (best !== null && compare(best, low) < 0),
  canBeLost: () => true,
};

/** Both ends, widened by the tolerance. */
export function widened(low: number, high: number, resolver: Resolver): Band {
  return [low - resolver.slack(low), high + resolver.slack(high)];
}
