import { formatDay } from '#calendar';
import { FEED_RECORD_TYPES } from '#feed';
import type { CaseTypeDefinition } from '#indicators';
import type { Catalogue } from '#plugin-host';
import { event, type Arrival } from '../feed-event.js';
import { monthsOf, type World } from '../world.js';
import type { Amounts } from './amounts.js';

/** Cases of a type at a unit: so many are opened, and the first of them are closed. */
export interface Cases {
  readonly type: CaseTypeDefinition;
  readonly unit: string;
  readonly opened: number;
  readonly closed: number;
}

/** The cases with which the measures that count them come to their amounts. */
export function casesIn({ measures, caseTypes }: Catalogue, amounts: Amounts): readonly Cases[] {
  const sources = new Map(measures.map(({ code, source }) => [code, source]));
  const found = new Map<string, Cases>();
  for (const [measure, unit, { now }] of amounts.all()) {
    const source = sources.get(measure);
    const type = source?.kind === 'case' && caseTypes.find(({ code }) => code === source.caseType);
    if (!type || source?.kind !== 'case') continue;
    const known = found.get(`${type.code} ${unit}`) ?? { type, unit, opened: 0, closed: 0 };
    const count = Math.round(now);
    const isClosed = source.count === 'closed' || source.count === 'in-time';
    const closed = isClosed ? Math.max(known.closed, count) : known.closed;
    const opened = Math.max(known.opened, source.count === 'opened' ? count : 0, closed);
    found.set(`${type.code} ${unit}`, { type, unit, opened, closed });
  }
  return [...found.values()];
}

/** One after the other through the year, each stage on the day after the one before. */
export function* casesOf(
  world: World,
  type: CaseTypeDefinition,
  unit: string,
  opened: number,
  closed: number,
): Generator<Arrival> {
  const [first, last] = [monthsOf(world.year)[0]!.from, monthsOf(world.year).at(-1)!.from];
  for (let nth = 1; nth <= opened; nth++) {
    const from = first + Math.floor(((last - first) * nth) / (opened + 1));
    const stages = nth <= closed ? type.stages : type.stages.slice(0, 1);
    for (const [i, stage] of stages.entries()) {
      const day = from + i;
      const caseId = `${type.code}-${unit}-${nth}`;
      const occurredAt = `${formatDay(day)}T09:30:00+08:00`;
      const data = { orgUnit: unit, caseType: type.code, caseId, stage, occurredAt };
      const id = `${caseId}/${stage}`;
      yield { day, event: event(FEED_RECORD_TYPES.caseUpdated, `/${world.region}/cases`, id, day, data) };
    }
  }
}
