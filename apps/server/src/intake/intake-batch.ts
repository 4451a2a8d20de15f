import type { EventStore, NewEvent, Position } from '#event-store';
import type { AcceptedRecord, FeedRecord } from '#feed';
import type { IntakeAppend, LiveHandOver } from '../live/live-hand-over.js';

const REJECTIONS = 'rejection-feed';

/** Accepted records by county stream and refusals, gathered for one append. Order within a county is kept. */
export class IntakeBatch {
  private readonly byCounty = new Map<string, { events: NewEvent[]; records: FeedRecord[] }>();
  private readonly refused: NewEvent[] = [];
  private accepted = 0;

  /** Events gathered so far. */
  get size(): number {
    return this.accepted + this.refused.length;
  }

  accept({ county, eventId, record, json }: AcceptedRecord): void {
    let gathered = this.byCounty.get(county);
    if (!gathered) this.byCounty.set(county, (gathered = { events: [], records: [] }));
    gathered.events.push({ id: eventId, type: record.type, data: json });
    gathered.records.push(record);
    this.accepted++;
  }

  refuse(event: NewEvent): void {
    this.refused.push(event);
  }

  /**
   * Appends everything gathered, and hands it on to the projection. Records may stand in the log twice; the ledger
   * tells. Answers the position of the last event, or `undefined` where there was none.
   */
  async appendTo(store: EventStore, live?: LiveHandOver): Promise<Position | undefined> {
    const appends: IntakeAppend[] = [...this.byCounty].map(([county, { events, records }]) => ({
      stream: `feed-${county}`,
      expected: 'any',
      events,
      records,
    }));
    if (this.refused.length > 0) appends.push({ stream: REJECTIONS, expected: 'any', events: this.refused });
    if (appends.length === 0) return undefined;
    const results = await store.appendBatch(appends);
    live?.offer(appends, results);
    return Math.max(...results.map(({ position }) => position));
  }
}
