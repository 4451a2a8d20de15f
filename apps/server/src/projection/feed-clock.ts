import { formatDay } from '#calendar';
import type { EventStore, NewEvent } from '#event-store';
import { eventIdOf } from '#feed';
import { CASE_BOOK, type LedgerRow, type MeasureDefinition, type MeasureIndex, type RefTable } from '#indicators';
import type { UnitSums } from '#read-model';
import { FeedDays, type Calendars } from './calendars.js';
import { DAY_OPENED, type DayOpened } from './log-event-types.js';

export interface FeedClockOptions {
  readonly store: EventStore;
  readonly calendars: Calendars;
  readonly measures: MeasureIndex;
}

/** Opens days as the feed's data advance (`CLOCK=feed`). A day that was opened already is not opened again. */
export class FeedClock {
  constructor(private readonly options: FeedClockOptions) {}

  /** Days that ledger lines speak of. A stock may be dated ahead, for example on the end of its year. */
  daysOf(rows: readonly LedgerRow[]): FeedDays {
    const { calendars, measures } = this.options;
    const days = new FeedDays(calendars);
    for (const { entries } of rows) {
      for (const entry of entries) {
        const measure = entry.measure === CASE_BOOK ? undefined : measures.measure(entry.measure).definition;
        if (measure?.accrual === 'stock') continue;
        // A report covers its last day to the end; anything else only tells that its day has begun.
        days.note(entry.unit, measure?.source.kind === 'reported' ? entry.day + 1 : entry.day);
      }
    }
    return days;
  }

  /** Days that the sums of regions reach: those a crash may have kept from being opened. */
  daysIn(
    sums: UnitSums,
    regions: Iterable<string>,
    definitions: readonly MeasureDefinition[],
    refs: { readonly measures: RefTable; readonly units: RefTable },
  ): FeedDays {
    const days = new FeedDays(this.options.calendars);
    for (const region of regions) {
      const unit = refs.units.ref(region);
      for (const { code, accrual, source } of definitions) {
        if (accrual === 'stock' || source.kind === 'case') continue;
        const last = sums.lastDay(refs.measures.ref(code), unit);
        if (last !== null) days.note(unit, source.kind === 'reported' ? last + 1 : last);
      }
    }
    return days;
  }

  async open(days: FeedDays): Promise<void> {
    const byRegion = new Map<string, NewEvent[]>();
    for (const { region, day } of days.due()) {
      const opened: DayOpened = { region, day: formatDay(day) };
      const event = {
        id: eventIdOf('/zhibiao/calendar', `${region}/${opened.day}`, 1),
        type: DAY_OPENED,
        data: JSON.stringify(opened),
      };
      const list = byRegion.get(region);
      if (list) list.push(event);
      else byRegion.set(region, [event]);
    }
    if (byRegion.size === 0) return;
    await this.options.store.appendBatch(
      [...byRegion].map(([region, events]) => ({ stream: `calendar-${region}`, expected: 'any' as const, events })),
    );
  }
}
