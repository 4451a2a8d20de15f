import { formatDay, type Day } from '#calendar';
import type { Colour, TargetState, TargetStatus } from '#plans';
import type { Judged } from '../status-board.js';
import { CityYear } from './city-year.js';
import { planFile, written, type WrittenTarget } from './little-city.js';
import { loadCity } from './load-city.js';
import { day, type YearRecord } from './year-records.js';

/**
 * What of a status is worth telling beside state and colour. `asked`: the state read for that very day, where it is
 * another than for the day that the data reach.
 */
export type Telling = Partial<Omit<TargetStatus, 'judgedAt' | 'coverage' | 'deadline'>> & {
  readonly asked?: TargetState;
  readonly judgedAt?: string;
};

interface Stop {
  readonly target: string;
  readonly unit: string;
  readonly on: Day;
  readonly state: TargetState;
  readonly colour: Colour;
  readonly telling: Telling;
}

/** Stops of a walk through the year, in the order of their days. */
export interface Walk {
  /** How it stands when the day is over. */
  on(iso: string, state: TargetState, colour: Colour, telling?: Telling): Walk;
  /** From here on at this unit; at first it is the city. */
  at(unit: string): Walk;
  /** From here on the target with this id. */
  of(target: string): Walk;
}

/** Where a walk goes beside the usual: other files of the plugin, or an earlier first day. */
export interface Surroundings {
  readonly files?: Readonly<Record<string, string>>;
  readonly begins?: string;
}

/**
 * A test that walks one target through its year: the records come day by day, every day begins, and at each stop the
 * engine's board is looked at and the read model asked, for that day and for the one the data reach, and once more when
 * the walk is over.
 */
export function walk(
  title: string,
  target: WrittenTarget,
  records: readonly YearRecord[],
  { files = {}, begins = '2025-01-01' }: Surroundings = {},
): Walk {
  const stops: Stop[] = [];
  let place = { target: 'it', unit: 'city' };
  const path: Walk = {
    on(iso, state, colour, telling = {}) {
      const last = stops.at(-1);
      if (last && last.on > day(iso)) throw new RangeError(`${title}: ${iso} comes before the stop behind it`);
      stops.push({ ...place, on: day(iso), state, colour, telling });
      return path;
    },
    at(unit) {
      place = { ...place, unit };
      return path;
    },
    of(id) {
      place = { ...place, target: id };
      return path;
    },
  };
  it(title, async () => {
    if (stops.length === 0) throw new Error('a walk without a stop tells nothing');
    const plan = planFile({ targets: [written(target)] });
    const catalogue = await loadCity({ 'plans/plan.yaml': plan, ...files });
    const year = await CityYear.open(catalogue, records, day(begins));
    try {
      await go(year, stops);
    } finally {
      await year.close();
    }
  });
  return path;
}

/** Goes from stop to stop and holds what is found against what was told. */
async function go(year: CityYear, stops: readonly Stop[]): Promise<void> {
  const found: Judged[] = [];
  for (const { target, unit, on, telling } of stops) {
    await year.walkTo(on);
    const judged = year.judged(target, unit);
    found.push(judged);
    const { status, asOf } = judged;
    const stop = formatDay(on);
    expect([stop, await year.readTarget(target, unit, asOf)]).toEqual([stop, status]);
    expect([stop, (await year.readTarget(target, unit, on)).state]).toEqual([stop, telling.asked ?? status.state]);
  }
  expect(stops.map((stop, i) => told(stop, found[i]!.status))).toEqual(stops.map(expected));
  await lookBack(year, stops, found);
}

/** What the read model says afterwards of the days that were judged: the same. */
async function lookBack(year: CityYear, stops: readonly Stop[], found: readonly Judged[]): Promise<void> {
  for (const [i, { target, unit, on }] of stops.entries()) {
    const { status, asOf } = found[i]!;
    // More reports may have come since, so that the same day is more complete now.
    const { completeness: _, ...then } = status;
    const { completeness: __, ...now } = await year.readTarget(target, unit, asOf);
    expect([formatDay(on), 'afterwards', now]).toEqual([formatDay(on), 'afterwards', then]);
  }
}

/** The line that a stop tells, with the same details as it expects. */
function told({ on, unit, telling }: Stop, status: TargetStatus): unknown {
  const { asked: _, ...wanted } = telling;
  const details = Object.keys(wanted).map((key) => [key, plain(status[key as keyof TargetStatus], key)]);
  return { on: formatDay(on), unit, state: status.state, colour: status.colour, ...Object.fromEntries(details) };
}

function expected({ on, unit, state, colour, telling }: Stop): unknown {
  const { asked: _, ...wanted } = telling;
  return { on: formatDay(on), unit, state, colour, ...wanted };
}

/** Days as text, figures without the last digits of their doubles. */
function plain(value: unknown, key: string): unknown {
  if (key === 'judgedAt') return formatDay(value as Day);
  return typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value;
}
