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
  const to = Math.min(period.to, lastCounted(wanted.indicator, wanted.unit, loaded));
  const { value, numerator, denominator, definitionVersion } = indicators.value(
    wanted.indicator,
    wanted.unit,
    from,
    to,
    period.to,
  );
  return {
    period: period.name,
    value,
    numerator,
    denominator,
    definitionVersion,
    coverage: unit === undefined ? null : newest(measures.map((one) => loaded.sums.lastDay(one, unit, period.to))),
    completeness:
      unit === undefined || measures.length === 0
        ? null
        : Math.max(...measures.map((measure) => loaded.coverage.completeness(measure, unit, period.to))),
  };
}

/**
 * Where a running period is cut: a value that changes as days pass (growth over last year, due periods) is told up to
 * the last day that the data cover, so that days to come are neither due nor compared.
 */
function lastCounted(indicator: string, unitCode: string, { indicators, refs, sums }: LoadedJudging): Day {
  const unit = refs.units.find(unitCode);
  if (unit === undefined || !indicators.changesWithDays(indicator)) return Number.POSITIVE_INFINITY;
  const days = indicators.numeratorOf(indicator).flatMap((code) => {
    const speaksWhenItHappens = ['case', 'milestone'].includes(indicators.definition(code)?.source.kind ?? '');
    const measure = refs.measures.find(code);
    return speaksWhenItHappens || measure === undefined ? [] : [sums.lastDay(measure, unit)];
  });
  return newest(days) ?? Number.POSITIVE_INFINITY;
}

function newest(days: readonly (Day | null)[]): Day | null {
  return days.reduce((last, day) => (day !== null && (last === null || day > last) ? day : last), null);
}
