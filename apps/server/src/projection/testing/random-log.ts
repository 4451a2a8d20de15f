import { formatDay, type Day } from '#calendar';
import type { RecordedEvent } from '#event-store';
import { eventIdOf, FEED_RECORD_TYPES } from '#feed';
import { DAY_OPENED } from '../log-event-types.js';
import type { Openings, Said, Sent } from './random-year.js';

/** The log of these records and days. */
export function logOf(records: readonly Sent[], { between, today }: Openings): RecordedEvent[] {
  const events: { type: string; data: unknown }[] = [];
  let next = 0;
  records.forEach((record, i) => {
    for (; between[next] && between[next]!.behind <= i; next++) events.push(dayOpened(between[next]!.day));
    events.push(recordEvent(record, i));
  });
  for (; between[next]; next++) events.push(dayOpened(between[next]!.day));
  events.push(dayOpened(today));
  return events.map(({ type, data }, position) => ({
    id: eventIdOf('/spec', String(position), 1),
    type,
    data: JSON.stringify(data),
    metadata: '',
    stream: type === DAY_OPENED ? 'calendar-city' : 'feed-city',
    revision: position,
    position,
  }));
}

/** The records as they stand in the end: of each the highest revision, the first one sent of it, unless it was withdrawn. */
export function surviving(records: readonly Sent[]): Sent[] {
  return [...new Set(records.map(({ id }) => id))].flatMap((id) => {
    const own = records.filter((one) => one.id === id);
    const withdrawn = Math.max(0, ...own.filter((one) => !one.said).map(({ revision }) => revision));
    const highest = Math.max(0, ...own.filter((one) => one.said).map(({ revision }) => revision));
    return highest <= withdrawn ? [] : [own.find((one) => one.said && one.revision === highest)!];
  });
}

const dayOpened = (at: Day) => ({ type: DAY_OPENED, data: { region: 'city', day: formatDay(at) } });

function recordEvent({ id, revision, said: it }: Sent, place: number): { type: string; data: unknown } {
  const source = '/s';
  if (!it) {
    const type = FEED_RECORD_TYPES.recordWithdrawn;
    const data = { source, id: String(id), revision, reason: 'spec' };
    return { type, data: { type, source, id: `withdrawal-${place}`, revision: 1, data } };
  }
  const [type, data] = dataOf(it);
  // Of two reports of a stock for one day the one with the higher id was written later.
  return { type, data: { type, source, id: String(id), revision, time: timeOf(id), data } };
}

const timeOf = (id: number): string => `2025-01-01T00:00:${String(id).padStart(2, '0')}+08:00`;

function dataOf(it: Said): [string, unknown] {
  const orgUnit = it.unit;
  const iso = formatDay(it.on);
  switch (it.kind) {
    case 'report': {
      const values = Object.entries(it.values).map(([measure, value]) => ({ measure, value }));
      return [FEED_RECORD_TYPES.measureReported, { orgUnit, period: iso, values }];
    }
    case 'service': {
      const attributes = { minutes: it.minutes };
      const data = { orgUnit, service: 'screening', subject: it.subject, occurredOn: iso, attributes };
      return [FEED_RECORD_TYPES.serviceRecorded, data];
    }
    case 'case': {
      // Each unit has one case.
      const data = {
        orgUnit,
        caseType: 'shortage',
        caseId: orgUnit,
        stage: it.stage,
        occurredAt: `${iso}T09:00:00+08:00`,
      };
      return [FEED_RECORD_TYPES.caseUpdated, data];
    }
    case 'policy':
      return [FEED_RECORD_TYPES.milestoneUpdated, { orgUnit, milestone: 'policy', state: it.state, occurredOn: iso }];
  }
}
