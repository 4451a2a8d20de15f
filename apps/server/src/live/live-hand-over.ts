import type { AppendResult, Position, RecordedEvent, StreamAppend } from '#event-store';
import type { FeedRecord } from '#feed';
import { MeasureIndex, RefTable } from '#indicators';
import { OrgTree } from '#org';
import type { Catalogue } from '#plugin-host';
import type { LiveBatch, LivePart, LiveRefs } from './live-batch.js';
import { memoryOf, packArrivals } from './packed-arrivals.js';

/** An append with the records that its events are, where they are records. */
export interface IntakeAppend extends StreamAppend {
  readonly records?: readonly FeedRecord[];
}

/** Events handed over and not projected yet, at most: behind that the projection reads from the log. */
const MOST_UNDERWAY = 60_000;

/** The intake's end of the way to the projection beside the log. */
export class LiveHandOver {
  private measures: MeasureIndex | undefined;
  private projected: Position = -1;

  constructor(
    private readonly catalogue: Catalogue,
    private readonly send: (batch: LiveBatch, memory: ArrayBuffer[]) => void,
  ) {}

  /** The projection has opened; postings are made in its refs from now on. */
  begin(refs: LiveRefs): void {
    const measures = new RefTable(refs.measures);
    const units = new RefTable(refs.units);
    this.measures = new MeasureIndex(
      { ...this.catalogue, tree: new OrgTree(this.catalogue.orgUnits) },
      measures,
      units,
    );
  }

  /** The projection ended; nothing is handed over until it has opened again. */
  end(): void {
    this.measures = undefined;
  }

  advanced(position: Position): void {
    this.projected = position;
  }

  /** Hands over what was just appended, where its positions are known and follow each other. */
  offer(appends: readonly IntakeAppend[], results: readonly AppendResult[]): void {
    const { measures } = this;
    if (!measures) return;
    const ordered = appends
      .map((append, i) => ({ append, result: results[i]! }))
      .sort((a, b) => a.result.position - b.result.position);
    const first = ordered[0]?.result.first;
    if (first === undefined || first - this.projected > MOST_UNDERWAY) return;
    const parts: LivePart[] = [];
    const memory: ArrayBuffer[] = [];
    let next = first;
    for (const { append, result } of ordered) {
      if (result.first !== next) return;
      next = result.position + 1;
      if (!append.records) {
        parts.push({ kind: 'events', events: recorded(append, result) });
        continue;
      }
      const packed = packArrivals(append.records, result.first, measures);
      if (!packed) return;
      parts.push({ kind: 'records', packed });
      memory.push(...memoryOf(packed));
    }
    this.send({ first, last: next - 1, parts }, memory);
  }
}

function recorded({ stream, events }: StreamAppend, { first, revision }: AppendResult): RecordedEvent[] {
  return events.map((event, i) => ({
    ...event,
    metadata: event.metadata ?? '',
    stream,
    revision: revision - events.length + 1 + i,
    position: first! + i,
  }));
}
