import type { Formula, IndicatorDefinition, Label } from '#indicators';
import { isoOrNull } from '../request/iso.js';

/** An indicator with all versions of its definition. */
export interface IndicatorView {
  readonly code: string;
  readonly name: Label;
  readonly unit: string;
  readonly decimals: number;
  readonly direction: 'up' | 'down';
  readonly versions: readonly {
    readonly version: number;
    /** `null`: from the beginning. */
    readonly validFrom: string | null;
    readonly formula: Formula;
  }[];
}

export function indicatorView(indicator: IndicatorDefinition): IndicatorView {
  const { code, name, unit, decimals, direction, versions } = indicator;
  const told = versions.map((one) => ({ ...one, validFrom: isoOrNull(one.validFrom) }));
  return { code, name, unit, decimals, direction, versions: told };
}
