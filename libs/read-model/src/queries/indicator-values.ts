import { firstDayOfYear, periodOf, yearOf, type Day, type Period } from '#calendar';
import type { JudgingReader, LoadedJudging } from './judging-reader.js';
import type { IndicatorPoint, IndicatorValuesWanted } from './read-queries.js';

/** Days read beyond the last point, to tell whether the data go on: reports of a month stand on its last day. */
const BEYOND = 31;
/** The longest span of a trailing mean that is read before the first point. */
const BEFORE = 366;

/**
 * An indicator over whole periods: those that a span of days touches. A point is the same whatever span was asked for.
 */
export async function indicatorValues(
  judging: JudgingReader,
  wanted: IndicatorValuesWanted,
): Promise<IndicatorPoint[]> {
  const periods = periodsIn(wanted);
  const first = periods[0];
  if (!first) return [];
  const loaded = await judging.load({
    units: [wanted.unit],
    indicators: [wanted.indicator],
    from: Math.min(first.from, firstDayOfYear(yearOf(first.from))) - BEFORE,
    to: periods.at(-1)!.to + BEYOND,
  });
  return periods.map((period) => pointOf(period, wanted, loaded));
}

function periodsIn({ from, to, grain }: IndicatorValuesWanted): Period[] {
  const periods: Period[] = [];
  for (let day = from; day <= to;) {
    const period = periodOf(day, grain);
    periods.push(period);
    day = period.to + 1;
  }
  return periods;
}

function pointOf(period: Period, wanted: IndicatorValuesWanted, loaded: LoadedJudging): IndicatorPoint {
  const { indicators, refs } = loaded;
  // A running total goes on over the turn of a year: it begins with the year that was asked for first.
  const from = wanted.cumulative ? firstDayOfYear(yearOf(wanted.from)) : period.from;
  const unit = refs.units.find(wanted.unit);
  const measures = indicators.numeratorOf(wanted.indicator).flatMap((code) => refs.measures.find(code) ?? []);
  return {
    period: period.name,
    ...indicators.value(wanted.indicator, wanted.unit, from, period.to),
    coverage: unit === undefined ? null : newest(measures.map((one) => loaded.sums.lastDay(one, unit, period.to))),
    completeness:
      unit === undefined || measures.length === 0
        ? null
        : Math.max(...measures.map((measure) => loaded.coverage.completeness(measure, unit, period.to))),
  };
}

function newest(days: readonly (Day | null)[]): Day | null {
  return days.reduce((last, day) => (day !== null && (last === null || day > last) ? day : last), null);
}
