import { formatDay, periodOf, type Day, type Grain } from '#calendar';
import { FEED_RECORD_TYPES } from '#feed';
import type { AttributeFilter, MeasureDefinition } from '#indicators';
import type { Catalogue } from '#plugin-host';
import { event, report, type Arrival } from '../feed-event.js';
import { casesIn, casesOf } from './cases.js';
import { monthsOf, perMonth, type World } from '../world.js';
import type { Amount, Amounts } from './amounts.js';

/** Records of one measure at one unit at most: more shows nothing more. */
const MOST_RECORDS = 40_000;
/** What flows comes evenly, or most of it in the last month. */
const EVENLY = (passed: number): number => passed;
const LATE = (passed: number): number => (passed < 1 ? passed * 0.6 : 1);
/** A stock moves from here to what it is at the year's end. */
const START = 0.85;

/** The records with which amounts come about: reports by the periods that the measure is reported for, services one by one. */
export function* recordsOf(world: World, catalogue: Catalogue, amounts: Amounts): Generator<Arrival> {
  const measures = new Map(catalogue.measures.map((measure) => [measure.code, measure]));
  for (const [code, unit, amount] of amounts.all()) {
    const measure = measures.get(code);
    if (measure?.source.kind === 'reported') yield* reports(world, measure, unit, amount);
    if (measure?.source.kind === 'service') yield* services(world, measure, unit, amount);
  }
  for (const { type, unit, opened, closed } of casesIn(catalogue, amounts))
    yield* casesOf(world, type, unit, opened, closed);
}

function* reports(world: World, measure: MeasureDefinition, unit: string, amount: Amount): Generator<Arrival> {
  const { source } = measure;
  const every = source.kind === 'reported' ? (source.every ?? 'month') : 'month';
  const dimensions = source.kind === 'reported' && source.where ? fitting(source.where) : undefined;
  if (amount.again) {
    const { amount: each, kept } = amount.again;
    const periods = [...periodsOf(world.year, amount.again.every)];
    for (const [i, { name, to }] of periods.entries()) {
      yield said(world, measure.code, unit, name, to, i < Math.ceil(kept * periods.length) ? each : 0, dimensions);
    }
    return;
  }
  if (amount.before !== undefined) {
    const last = { ...amount, now: amount.before, late: false };
    for (const [day, period, value] of figures({ ...world, year: world.year - 1 }, measure, last, every)) {
      yield said(
        world,
        measure.code,
        unit,
        period,
        Math.max(day, monthsOf(world.year)[0]!.from + 1),
        value,
        dimensions,
      );
    }
  }
  for (const [day, period, value] of figures(world, measure, amount, every)) {
    yield said(world, measure.code, unit, period, day, value, dimensions);
  }
}

function said(
  { region }: World,
  measure: string,
  orgUnit: string,
  period: string,
  day: Day,
  value: number,
  dimensions: Readonly<Record<string, unknown>> | undefined,
): Arrival {
  const { event: made, ...rest } = report(`${region}-${measure}`, orgUnit, period, day, { [measure]: value });
  if (typeof made === 'string' || dimensions === undefined) return { ...rest, event: made };
  return { ...rest, event: { ...made, data: { ...made.data, values: [{ measure, value, dimensions }] } } };
}

/** Every period of a grain that ends in the year. */
function* periodsOf(year: number, every: Grain): Generator<{ readonly name: string; readonly to: Day }> {
  const [first, last] = [monthsOf(year)[0]!.from, monthsOf(year).at(-1)!.to];
  for (let day = first; day <= last;) {
    const period = every === 'day' ? { name: formatDay(day), to: day } : named(periodOf(day, every).to, every);
    if (period.to <= last) yield period;
    day = Math.max(day, periodOf(day, every).to) + 1;
  }
}

/** Day, period and value of each report. */
function* figures(
  { year }: Pick<World, 'year'>,
  { accrual, decimals }: MeasureDefinition,
  { now, late }: Amount,
  every: Grain,
): Generator<readonly [Day, string, number]> {
  const round = (value: number): number => Number(value.toFixed(decimals));
  const months = monthsOf(year);
  const curve = late ? LATE : EVENLY;
  if (accrual === 'stock') {
    for (const { to, passed } of months) {
      const end = periodEnds(to, every);
      if (end) yield [to, end, round(now * (START + (1 - START) * curve(passed)))];
    }
    return;
  }
  const scale = 10 ** decimals;
  const parts = perMonth(now * scale, months, curve);
  let sum = 0;
  for (const [i, { to }] of months.entries()) {
    sum += parts[i]! / scale;
    const end = periodEnds(to, every);
    if (!end) continue;
    yield [to, end, round(sum)];
    sum = 0;
  }
}

/** Name of the period that ends with a month's last day, for what is reported by months or longer; shorter ones, by that day. */
function periodEnds(lastOfMonth: Day, every: Grain): string | undefined {
  if (every === 'day') return formatDay(lastOfMonth);
  const { name, to } = named(lastOfMonth, every);
  return to === lastOfMonth || every === 'week' ? name : undefined;
}

function named(day: Day, grain: Grain): { readonly name: string; readonly to: Day } {
  const iso = formatDay(day);
  const [year, month] = [iso.slice(0, 4), Number(iso.slice(5, 7))];
  const { to } = periodOf(day, grain);
  switch (grain) {
    case 'year':
      return { name: year, to };
    case 'half':
      return { name: `${year}-H${month > 6 ? 2 : 1}`, to };
    case 'quarter':
      return { name: `${year}-Q${Math.ceil(month / 3)}`, to };
    case 'week': {
      // The last week that is over.
      const sunday = to === day ? day : periodOf(day - 7, 'week').to;
      return { name: isoWeek(sunday), to: sunday };
    }
    default:
      return { name: iso.slice(0, 7), to };
  }
}

/** `2025-W10` of a Sunday: its week belongs to the year of its Thursday. */
function isoWeek(sunday: Day): string {
  const thursday = formatDay(sunday - 3);
  const first = periodOf(sunday - 3, 'year').from;
  return `${thursday.slice(0, 4)}-W${String(Math.floor((sunday - 3 - first) / 7) + 1).padStart(2, '0')}`;
}

function* services(world: World, measure: MeasureDefinition, unit: string, amount: Amount): Generator<Arrival> {
  const { source, code } = measure;
  if (source.kind !== 'service') return;
  const total = Math.min(MOST_RECORDS, Math.round(amount.now));
  const random = world.random(`services/${code}/${unit}`);
  const attributes = {
    ...(source.where && fitting(source.where)),
    ...(source.sum !== undefined && { [source.sum]: 1 }),
  };
  const months = monthsOf(world.year);
  let nth = 0;
  for (const [i, count] of perMonth(total, months, amount.late ? LATE : EVENLY).entries()) {
    const { from, to } = months[i]!;
    for (let made = 0; made < count; made++) {
      nth++;
      const day = random.whole(from, to);
      const id = `${code}/${unit}/${nth}`;
      const data = {
        orgUnit: unit,
        service: source.services[0],
        subject: `p-${unit}-${nth}`,
        occurredOn: formatDay(day),
        ...(Object.keys(attributes).length > 0 && { attributes }),
      };
      yield { day, event: event(FEED_RECORD_TYPES.serviceRecorded, `/${world.region}/services`, id, day, data) };
    }
  }
}

/** Attributes that pass a filter. */
function fitting(where: AttributeFilter): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(where).map(([name, values]) => [name, values[0]]));
}
