import type { Day } from '#calendar';
import type { Computation, IndicatorRead, MeasureRead } from './computation.js';
import type { Formula, IndicatorDefinition } from './indicator.js';
import { compileFormula } from './kinds/registry.js';
import type { MeasureDefinition } from './measure.js';

export interface CompiledVersion {
  readonly version: number;
  readonly validFrom: Day;
  readonly formula: Formula;
  readonly computation: Computation;
}

/**
 * The indicators of a catalogue made ready, each version once. What an indicator reads is told by any of its versions
 * and down through the indicators it is computed from. An unknown indicator, and one that is computed from itself, is a
 * RangeError.
 */
export class CompiledIndicators {
  private readonly versions = new Map<string, readonly CompiledVersion[]>();
  /** Days on which another definition begins to hold, by indicator. */
  private readonly changes = new Map<string, readonly Day[]>();

  constructor(indicators: readonly IndicatorDefinition[], measures: readonly MeasureDefinition[]) {
    const measureByCode = new Map(measures.map((measure) => [measure.code, measure]));
    const indicatorByCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));
    const context = {
      measure: (code: string) => measureByCode.get(code),
      indicator: (code: string) => indicatorByCode.get(code),
    };
    for (const { code, versions } of indicators) {
      const compiled = versions.map(({ version, validFrom, formula }) => ({
        version,
        validFrom: validFrom ?? Number.NEGATIVE_INFINITY,
        formula,
        computation: compileFormula(formula, context),
      }));
      this.versions.set(
        code,
        compiled.sort((a, b) => b.validFrom - a.validFrom),
      );
    }
  }

  get codes(): Iterable<string> {
    return this.versions.keys();
  }

  /** Newest first. */
  versionsOf(indicator: string): readonly CompiledVersion[] {
    const versions = this.versions.get(indicator);
    if (!versions || versions.length === 0) throw new RangeError(`unknown indicator ${indicator}`);
    return versions;
  }

  /** The definition valid on a day (口径); the oldest one for days before it. */
  versionAt(indicator: string, day: Day): CompiledVersion {
    const versions = this.versionsOf(indicator);
    for (const version of versions) if (version.validFrom <= day) return version;
    return versions.at(-1)!;
  }

  /** Measures that the indicator reads. */
  measuresOf(indicator: string): readonly string[] {
    return this.measuresIn(indicator, () => true);
  }

  /** Measures whose data a value stands or falls with: those of numerators, not of baselines. */
  numeratorOf(indicator: string): readonly string[] {
    return this.measuresIn(indicator, ({ role }) => role === 'numerator');
  }

  /** Whether a value depends on those of the unit's siblings. */
  readsSiblings(indicator: string): boolean {
    return this.readsOf(indicator).some(({ place }) => place === 'siblings');
  }

  /** Whether a value depends on the same window one year earlier. */
  readsYearBefore(indicator: string): boolean {
    return this.readsOf(indicator).some((read) => 'indicator' in read && read.yearBefore);
  }

  /**
   * Whether the passing of days changes a value though no data come: more falls due, more of last year counts, or the
   * last days move on.
   */
  changesWithDays(indicator: string): boolean {
    return (
      this.readsYearBefore(indicator) ||
      this.readsOf(indicator).some((read) => 'measure' in read && typeof read.span !== 'string')
    );
  }

  /** Whether a value is summed over the days of a window, so that it stays what it was once they are over. A level goes on. */
  sumsWindow(indicator: string): boolean {
    return this.readsOf(indicator).some(
      (read) => 'measure' in read && (read.span === 'window' || typeof read.span === 'object'),
    );
  }

  /** The last day after a day on which no other definition (口径) holds, of it or of what it is computed from. */
  definedUntil(indicator: string, day: Day): Day {
    let changes = this.changes.get(indicator);
    if (!changes) {
      const codes = [
        indicator,
        ...this.readsOf(indicator).flatMap((read) => ('indicator' in read ? read.indicator : [])),
      ];
      changes = codes.flatMap((code) => this.versionsOf(code).map(({ validFrom }) => validFrom));
      this.changes.set(indicator, changes);
    }
    let until = Number.POSITIVE_INFINITY;
    for (const change of changes) if (change > day && change <= until) until = change - 1;
    return until;
  }

  private measuresIn(indicator: string, counts: (read: MeasureRead | IndicatorRead) => boolean): readonly string[] {
    const codes = new Set<string>();
    for (const read of this.readsOf(indicator, counts)) if ('measure' in read) codes.add(read.measure);
    return [...codes];
  }

  /** Everything that is read, down to the measures, through reads that count. */
  private readsOf(
    indicator: string,
    counts: (read: MeasureRead | IndicatorRead) => boolean = () => true,
    path: readonly string[] = [],
  ): (MeasureRead | IndicatorRead)[] {
    if (path.includes(indicator)) throw new RangeError(`indicator ${indicator} is computed from itself`);
    return this.versionsOf(indicator).flatMap(({ computation }) => [
      ...computation.measures.filter(counts),
      ...computation.indicators
        .filter(counts)
        .flatMap((read) => [read, ...this.readsOf(read.indicator, counts, [...path, indicator])]),
    ]);
  }
}
