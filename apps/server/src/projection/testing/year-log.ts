import { formatDay, type Day } from '#calendar';
import type { NewEvent, StreamAppend } from '#event-store';
import { eventIdOf } from '#feed';
import { DAY_OPENED } from '../log-event-types.js';
import { SOURCE, type YearRecord } from './year-records.js';

/** What is written in a year: records as they come, and the days that begin between them. */
export class YearLog {
  private readonly records: readonly YearRecord[];
  private taken = 0;
  private more = 0;
  private next: Day;

  /** @param first the day that begins first; whatever came before it stands at the head of the log */
  constructor(records: readonly YearRecord[], first: Day) {
    this.records = [...records].sort((a, b) => a.arrives - b.arrives);
    this.next = first;
  }

  /** Records that come while the day goes on. */
  receive(records: readonly YearRecord[]): StreamAppend {
    const events = records.map((record) => recordEvent(record, `more-${this.more++}`));
    return { stream: 'feed-city', expected: 'any', events };
  }

  /** What is written until a day is over: its records and those before, and the beginning of the day after it. */
  upToEndOf(day: Day): StreamAppend[] {
    const appends: StreamAppend[] = [];
    for (; this.next <= day + 1; this.next++) {
      const come: NewEvent[] = [];
      for (let record = this.records[this.taken]; record && record.arrives < this.next;) {
        come.push(recordEvent(record, String(this.taken++)));
        record = this.records[this.taken];
      }
      if (come.length > 0) appends.push({ stream: 'feed-city', expected: 'any', events: come });
      appends.push({ stream: 'calendar-city', expected: 'any', events: [dayOpened(this.next)] });
    }
    return appends;
  }
}

function recordEvent({ type, data, id, revision = 1 }: YearRecord, place: string): NewEvent {
  const record = { type, source: SOURCE, id: id ?? `record-${place}`, revision, data };
  return { id: eventIdOf(SOURCE, place, 1), type, data: JSON.stringify(record) };
}

function dayOpened(day: Day): NewEvent {
  const data = JSON.stringify({ region: 'city', day: formatDay(day) });
  return { id: eventIdOf('/calendar', formatDay(day), 1), type: DAY_OPENED, data };
}
