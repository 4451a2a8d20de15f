import type { IndicatorKind } from '#indicators';

/** What the check needs to know of an indicator. */
export interface IndicatorFacts {
  readonly unit: string;
  readonly kind: IndicatorKind;
}

/** The values an indicator can have; `null`: no end to that side. */
export interface Range {
  readonly lowest: number | null;
  readonly highest: number | null;
}

const HIGHEST: Readonly<Record<string, number>> = { '%': 100, '‰': 1000 };
/** Changes have no natural end in either direction. */
const CHANGES: readonly IndicatorKind[] = ['growth', 'delta'];
/** Their measures may be negative: a balance. */
const MAY_BE_NEGATIVE: readonly IndicatorKind[] = ['ratio', 'mean', ...CHANGES];
const ADD_UP: readonly IndicatorKind[] = ['count', 'level'];

export function rangeOf({ unit, kind }: IndicatorFacts): Range {
  return {
    lowest: MAY_BE_NEGATIVE.includes(kind) ? null : kind === 'rank' ? 1 : 0,
    highest: CHANGES.includes(kind) ? null : (HIGHEST[unit] ?? null),
  };
}

/** Whether the values of units add up to that of the unit above. Rates do not, however they are kept. */
export function addsUp({ unit, kind }: IndicatorFacts): boolean {
  return ADD_UP.includes(kind) && HIGHEST[unit] === undefined;
}
