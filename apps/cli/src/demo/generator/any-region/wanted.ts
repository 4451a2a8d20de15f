import type { Condition, Limit, Over } from '#plans';
import type { Random } from '../random.js';

/** How a target of the made-up year does. */
export type Fate = 'well' | 'slowly' | 'badly' | 'late' | 'unsaid';

/** Most do well; some of each of the others. */
export function fateOf(random: Random): Fate {
  const chance = random.next();
  if (chance < 0.66) return 'well';
  if (chance < 0.82) return 'slowly';
  if (chance < 0.92) return 'badly';
  return chance < 0.96 ? 'late' : 'unsaid';
}

/** Value that an indicator is to come to at the year's end, and the one that it came to the year before. */
export interface Wanted {
  readonly now: number;
  readonly before: number | undefined;
}

/** What an indicator held against the year before came to then, where nothing else is said. */
const BEFORE = 60;

/** A value with which a condition is met, or is not, as the fate will have it. `undefined`: nobody can make that one up. */
export function wantedValue(condition: Condition, fate: Fate, baseline: number | undefined): Wanted | undefined {
  const isMet = fate === 'well' || fate === 'late';
  if ('zero' in condition) return { now: fate === 'badly' ? 1 : 0, before: undefined };
  if ('equals' in condition) return of(condition.equals * (isMet ? 1 : 0.9));
  if ('between' in condition) {
    const [low, high] = condition.between;
    return of(isMet ? (low + high) / 2 : low * SHORT[fate]);
  }
  if ('atLeast' in condition) return bounded(condition.atLeast, isMet ? 1.02 : SHORT[fate]);
  if ('above' in condition) return bounded(condition.above, isMet ? 1.03 : SHORT[fate]);
  if ('atMost' in condition) return bounded(condition.atMost, isMet ? 0.95 : 2 - SHORT[fate]);
  if ('below' in condition) return bounded(condition.below, isMet ? 0.9 : 2 - SHORT[fate]);
  if ('rises' in condition) return changed(condition.rises, 1, isMet, baseline);
  if ('falls' in condition) return changed(condition.falls, -1, isMet, baseline);
  if ('anyOf' in condition) return wantedValue(condition.anyOf[0]!, fate, baseline);
  if ('allOf' in condition) return wantedValue(condition.allOf[0]!, fate, baseline);
  return undefined;
}

/** Share of what is asked that is done by one that falls short. */
const SHORT: Readonly<Record<Fate, number>> = { well: 1, late: 1, slowly: 0.93, badly: 0.75, unsaid: 1 };

const of = (now: number): Wanted => ({ now, before: undefined });

function bounded(limit: Limit, factor: number): Wanted {
  return typeof limit === 'number' ? of(limit * factor) : { now: BEFORE * factor, before: BEFORE };
}

function changed(
  change: true | { readonly by?: number; readonly byPercent?: number; readonly over?: Over },
  sign: 1 | -1,
  isMet: boolean,
  baseline: number | undefined,
): Wanted {
  const stated =
    change !== true && typeof change.over === 'object' && 'value' in change.over ? change.over.value : undefined;
  const before = stated ?? baseline ?? BEFORE;
  const { by = 0, byPercent = 0 } = change === true ? {} : change;
  const asked = by + (before * byPercent) / 100 || before * 0.02;
  return { now: before + sign * asked * (isMet ? 1.1 : -1), before };
}
