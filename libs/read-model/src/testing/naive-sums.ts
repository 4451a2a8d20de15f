import { formatDay, parseDay, type Day } from '#calendar';
import { FEED_RECORD_TYPES, type FeedRecord } from '#feed';
import { keyOf, type FeedEvent, type RecordEvent } from './feed-events.js';
import type { DaySums } from './posting-desk.js';
import { HOLDERS } from './tiny-catalogue.js';

interface Survivor {
  readonly record: FeedRecord;
  readonly key: number;
}

/** The day sums of a history, computed anew from what is left of it. Slow and plain: what the ledger is held against. */
export function naiveSums(history: readonly FeedEvent[]): DaySums {
  const sums: Record<string, [number, number]> = {};
  const add = (measure: string, unit: string, on: string, amount: number, contributions: number): void => {
    const sum = (sums[`${measure} ${unit} ${on}`] ??= [0, 0]);
    sum[0] += amount;
    sum[1] += contributions;
  };
  const everywhere = (measure: string, unit: string, on: string, amount: number, contributions: number): void => {
    for (const holder of HOLDERS[unit]!) add(measure, holder, on, amount, contributions);
  };
  const survivors = surviving(history);

  const stocks = new Map<string, { on: string; value: number; time: string; key: number }[]>();
  const persons = new Map<string, Set<string>>();
  const cases = new Map<string, { stage: number; on: string; unit: string; key: number }[]>();
  for (const { record, key } of survivors) {
    const time = record.time ?? '';
    switch (record.type) {
      case FEED_RECORD_TYPES.recordWithdrawn:
        throw new RangeError('a withdrawal is an event of its own');
      case FEED_RECORD_TYPES.measureReported: {
        const { orgUnit, period, values } = record.data;
        const { measure, value } = values[0]!;
        if (measure === 'visits') everywhere('visits', orgUnit, period, Math.round(value * 10), 1);
        else note(stocks, `nurses ${orgUnit}`, { on: period, value, time, key });
        break;
      }
      case FEED_RECORD_TYPES.milestoneUpdated: {
        const { orgUnit, occurredOn, state } = record.data;
        note(stocks, `centre ${orgUnit}`, { on: occurredOn, value: state === 'reached' ? 1 : 0, time, key });
        break;
      }
      case FEED_RECORD_TYPES.serviceRecorded: {
        const { orgUnit, occurredOn, subject, attributes } = record.data;
        everywhere('minutes', orgUnit, occurredOn, attributes!.minutes as number, 1);
        everywhere('screened', orgUnit, occurredOn, 0, 1);
        for (const holder of HOLDERS[orgUnit]!) {
          const who = `${holder} ${quarterOf(occurredOn)} ${subject}`;
          persons.set(who, (persons.get(who) ?? new Set()).add(occurredOn));
        }
        break;
      }
      case FEED_RECORD_TYPES.caseUpdated: {
        const { orgUnit, occurredAt, caseId, stage } = record.data;
        const place = ['reported', 'checked', 'closed'].indexOf(stage);
        note(cases, caseId, { stage: place, on: occurredAt.slice(0, 10), unit: orgUnit, key });
        break;
      }
    }
  }
  for (const [who, days] of persons) add('screened', who.split(' ')[0]!, [...days].sort()[0]!, 1, 0);
  for (const [name, reports] of stocks) {
    const [measure, unit] = name.split(' ') as [string, string];
    let held = 0;
    for (const on of [...new Set(reports.map((report) => report.on))].sort()) {
      const ofDay = reports.filter((report) => report.on === on);
      const { value } = ofDay.sort((a, b) => (a.time === b.time ? a.key - b.key : a.time < b.time ? -1 : 1)).at(-1)!;
      everywhere(measure, unit, on, value - held, ofDay.length);
      held = value;
    }
  }
  for (const reports of cases.values()) {
    const first = [...reports].sort(
      (a, b) => a.stage - b.stage || (a.on < b.on ? -1 : a.on > b.on ? 1 : a.key - b.key),
    )[0]!;
    const [reported, checked, closed] = [0, 1, 2].map(
      (stage) =>
        reports
          .filter((report) => report.stage === stage)
          .map(({ on }) => parseDay(on)!)
          .sort((a, b) => a - b)[0],
    ) as [Day | undefined, Day | undefined, Day | undefined];
    if (reported === undefined) continue;
    const count = (name: string, on: Day, amount = 1): void =>
      everywhere(`fever.${name}`, first.unit, formatDay(on), amount, 1);
    count('opened', reported);
    const late: Day[] = [];
    if (checked === undefined || checked > reported + 2) late.push(reported + 3);
    if (checked !== undefined && (closed === undefined || closed > checked + 3)) late.push(checked + 4);
    if (late.length > 0) count('late', Math.min(...late));
    if (closed === undefined) continue;
    count('closed', closed);
    count('duration', closed, Math.max(0, closed - reported));
    if (late.length === 0) count('in-time', closed);
  }
  return sums;
}

/** Of each record the highest revision above what was withdrawn; of two with one number the first to come. */
export function surviving(history: readonly FeedEvent[]): Survivor[] {
  const ids = new Set(history.map((event) => ('record' in event ? event.record.id : event.withdraws)));
  return [...ids].flatMap((id) => {
    const gone = Math.max(
      0,
      ...history.map((event) => ('withdraws' in event && event.withdraws === id ? event.upTo : 0)),
    );
    const left = history
      .filter((event): event is RecordEvent => 'record' in event && event.record.id === id)
      .filter(({ record }) => record.revision > gone);
    const highest = Math.max(...left.map(({ record }) => record.revision));
    const survivor = left.find(({ record }) => record.revision === highest);
    return survivor ? [{ record: survivor.record, key: keyOf(survivor) }] : [];
  });
}

const quarterOf = (on: string): string => `${on.slice(0, 4)}-Q${Math.ceil(Number(on.slice(5, 7)) / 3)}`;

function note<T>(map: Map<string, T[]>, name: string, value: T): void {
  map.set(name, [...(map.get(name) ?? []), value]);
}
