import type { NewEvent, StreamAppend } from '#event-store';
import type { AcceptedRecord } from '#feed';

const REJECTIONS = 'rejection-feed';

/** Accepted records by county stream and refusals, gathered for one append. Order within a county is kept. */
export class IntakeBatch {
  private readonly byCounty = new Map<string, NewEvent[]>();
  private readonly refused: NewEvent[] = [];

  accept({ county, eventId, record, json }: AcceptedRecord): void {
    const event: NewEvent = { id: eventId, type: record.type, data: json };
    const events = this.byCounty.get(county);
    if (events) events.push(event);
    else this.byCounty.set(county, [event]);
  }

  refuse(event: NewEvent): void {
    this.refused.push(event);
  }

  /** The append of everything gathered. Records may stand in the log twice; the ledger tells. */
  get appends(): StreamAppend[] {
    const appends: StreamAppend[] = [...this.byCounty].map(([county, events]) => ({
      stream: `feed-${county}`,
      expected: 'any',
      events,
    }));
    if (this.refused.length > 0) appends.push({ stream: REJECTIONS, expected: 'any', events: this.refused });
    return appends;
  }
}
