import type { Day } from '#calendar';
import { periodsBegun, scaleOf, yearBefore, type MeasureRead, type ReadPlace } from '#indicators';
import { isValid } from '#org';
import type { LoadedJudging } from './judging-reader.js';
import type { DefinitionUsed, IndicatorPart, MeasurePart } from './read-queries.js';

/** An indicator at a unit over a window, as of the day `to`; `end` is the window's last day. */
export interface ExplainedValue {
  readonly indicator: string;
  readonly unit: string;
  readonly from: Day;
  readonly to: Day;
  readonly end: Day;
}

/** The definition of a value and everything it was computed from, down to the sums of measures. */
export interface ValueParts {
  readonly definition: DefinitionUsed;
  readonly measures: readonly MeasurePart[];
  readonly indicators: readonly IndicatorPart[];
}

/** Takes a value apart by the definition valid on its day. */
export function partsOf(value: ExplainedValue, loaded: LoadedJudging): ValueParts {
  const { version, validFrom, formula, computation } = loaded.indicators.versionAt(value.indicator, value.to);
  return {
    definition: { version, validFrom: Number.isFinite(validFrom) ? validFrom : null, formula },
    measures: computation.measures.flatMap((read) => measureParts(read, value, loaded)),
    indicators: computation.indicators.flatMap(({ indicator, role, place, yearBefore: isEarlier }) =>
      unitsAt(place, value, loaded).map((unit): IndicatorPart => {
        const inner = { indicator, unit, ...(isEarlier ? yearEarlier(value) : daysOf(value)) };
        const { from, to, end } = inner;
        const result = loaded.indicators.value(indicator, unit, from, to, end);
        return { indicator, role, unit, from, to, value: result.value, ...partsOf(inner, loaded) };
      }),
    ),
  };
}

/** Sums of measures at any depth. */
export function measuresIn({ measures, indicators }: Pick<ValueParts, 'measures' | 'indicators'>): MeasurePart[] {
  return [...measures, ...indicators.flatMap(measuresIn)];
}

function measureParts(read: MeasureRead, value: ExplainedValue, loaded: LoadedJudging): MeasurePart[] {
  const { measure, role } = read;
  return unitsAt(read.place, value, loaded).flatMap((unit) =>
    spansOf(read, value).map(({ from, to }) => ({
      measure,
      role,
      unit,
      from,
      to,
      sum: sumOf(measure, unit, from, to, loaded),
    })),
  );
}

/** One span, or for something that has to happen again one for each of its periods. `null`: from the beginning. */
function spansOf({ span }: MeasureRead, { from, to, end }: ExplainedValue): { from: Day | null; to: Day }[] {
  if (span === 'holding') return [{ from: null, to }];
  if (span === 'window') return [{ from, to }];
  if (typeof span === 'number') return [{ from: to - span + 1, to }];
  return periodsBegun(from, to, span.every, end).map((period) => ({ from: period.from, to: Math.min(period.to, to) }));
}

function unitsAt(place: ReadPlace, { unit, to }: ExplainedValue, { places }: LoadedJudging): readonly string[] {
  if (place === 'unit') return [unit];
  return places
    .at(place, unit)
    .filter((one) => isValid(one, to))
    .map(({ code }) => code);
}

function sumOf(measure: string, unit: string, from: Day | null, to: Day, loaded: LoadedJudging): number | null {
  const [measureRef, unitRef] = [loaded.refs.measures.find(measure), loaded.refs.units.find(unit)];
  if (measureRef === undefined || unitRef === undefined) return null;
  const sum = loaded.sums.of(measureRef, unitRef)?.sum(from ?? Number.NEGATIVE_INFINITY, to) ?? null;
  return sum === null ? null : sum / scaleOf(loaded.indicators.definition(measure)?.decimals ?? 0);
}

function daysOf({ from, to, end }: ExplainedValue): Pick<ExplainedValue, 'from' | 'to' | 'end'> {
  return { from, to, end };
}

function yearEarlier({ from, to, end }: ExplainedValue): Pick<ExplainedValue, 'from' | 'to' | 'end'> {
  return { from: yearBefore(from), to: yearBefore(to), end: yearBefore(end) };
}
