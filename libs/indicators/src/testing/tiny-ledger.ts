import { parseDay, type Day } from '#calendar';
import { CompiledIndicators } from '../compiled-indicators.js';
import type { FractionValue, UnitReader } from '../computation.js';
import type { Formula, IndicatorDefinition } from '../indicator.js';
import type { MeasureDefinition } from '../measure.js';

/** Amounts by unit, measure and day (ISO). A measure that is not named was never reported. */
export type Amounts = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;

export interface TinyWorld {
  readonly amounts: Amounts;
  readonly indicators: readonly IndicatorDefinition[];
  /** Units of one kind under one parent, with the last day of those that are no more. */
  readonly family?: Readonly<Record<string, string | undefined>>;
  /** Members by cohort, of whatever unit. */
  readonly cohorts?: Readonly<Record<string, readonly string[]>>;
}

export const day = (iso: string): Day => {
  const parsed = parseDay(iso);
  if (parsed === undefined) throw new RangeError(iso);
  return parsed;
};

/** An indicator with one version for each formula; the second and later ones hold from the days that are given. */
export function indicatorOf(
  code: string,
  formula: Formula,
  more: Partial<IndicatorDefinition> & { readonly later?: Readonly<Record<string, Formula>> } = {},
): IndicatorDefinition {
  const { later = {}, ...rest } = more;
  return {
    code,
    name: { zh: code, en: code },
    unit: '%',
    decimals: 0,
    direction: 'up',
    versions: [
      { version: 1, formula },
      ...Object.entries(later).map(([iso, one], i) => ({ version: i + 2, validFrom: day(iso), formula: one })),
    ],
    ...rest,
  };
}

/** Measures that end in "stock" are stocks, all others flows. */
export const measureOf = (code: string): MeasureDefinition => ({
  code,
  name: { zh: code, en: code },
  unit: '人',
  accrual: code.endsWith('stock') ? 'stock' : 'flow',
  source: { kind: 'reported' },
  decimals: 0,
  mayBeNegative: true,
  distinctPer: 'year',
  reportWithinDays: 10,
});

/** Day sums written out by hand, from which indicators are computed. */
export class TinyLedger {
  readonly compiled: CompiledIndicators;
  private readonly readers = new Map<string, UnitReader>();

  constructor(private readonly world: TinyWorld) {
    const codes = new Set(Object.values(world.amounts).flatMap((measures) => Object.keys(measures)));
    this.compiled = new CompiledIndicators(world.indicators, [...codes].map(measureOf));
  }

  value(indicator: string, unit: string, from: string, to: string, end?: string): FractionValue {
    return this.evaluate(indicator, unit, day(from), day(to), end === undefined ? undefined : day(end));
  }

  private evaluate(indicator: string, unit: string, from: Day, to: Day, end?: Day): FractionValue {
    return this.compiled.versionAt(indicator, to).computation.evaluate(this.at(unit), from, to, end);
  }

  private at(unit: string): UnitReader {
    const known = this.readers.get(unit);
    if (known) return known;
    const { amounts, family = {}, cohorts = {} } = this.world;
    const sum = (measure: string, from: Day, to: Day): number | null => {
      const days = Object.entries(amounts[unit]?.[measure] ?? {});
      const inside = days.filter(([iso]) => day(iso) >= from && day(iso) <= to);
      return inside.length === 0 ? null : inside.reduce((total, [, amount]) => total + amount, 0);
    };
    const reader: UnitReader = {
      sum,
      holding: (measure, to) => sum(measure, Number.NEGATIVE_INFINITY, to),
      value: (indicator, from, to, end) => this.evaluate(indicator, unit, from, to, end).value,
      siblings: (on) =>
        Object.entries(family)
          .filter(([, last]) => last === undefined || day(last) >= on)
          .map(([code]) => this.at(code)),
      members: (cohort) => (cohorts[cohort] ?? []).map((code) => this.at(code)),
    };
    this.readers.set(unit, reader);
    return reader;
  }
}

/** A ledger of one unit `here` with one indicator `it`, and others that it is computed from. */
export function ledgerOf(
  formula: Formula,
  measures: Amounts[string],
  others: readonly IndicatorDefinition[] = [],
): (from: string, to: string, end?: string) => FractionValue {
  const ledger = new TinyLedger({ amounts: { here: measures }, indicators: [indicatorOf('it', formula), ...others] });
  return (from, to, end) => ledger.value('it', 'here', from, to, end);
}
