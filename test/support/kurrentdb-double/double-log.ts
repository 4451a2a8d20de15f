import {
  InMemoryEventStore,
  START,
  WrongExpectedRevisionError,
  type ExpectedRevision,
  type Position,
  type RecordedEvent,
} from '#event-store';

/** An event as it goes over the wire. */
export interface WireEvent {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly customMetadata: Uint8Array;
}

export interface WireRecord extends WireEvent {
  readonly stream: string;
  readonly revision: number;
  /** Byte offset in the log, commit and prepare position alike. */
  readonly position: number;
}

export type WireAppendOutcome =
  | { readonly kind: 'appended'; readonly revision: number; readonly position: number }
  | { readonly kind: 'wrong-expected-version'; readonly actual: number | 'no-stream' }
  /** Some of the events stand there and others do not: the server has no words for it. */
  | { readonly kind: 'invalid-transaction' };

/** Bytes of the log before its first event, and of every event: positions are neither small nor dense. */
const FIRST = 4_096;
const STEP = 331;

const positionOf = (index: Position): number => FIRST + index * STEP;

/** The log of the double: bytes and byte offsets over the in-memory store. Starts with an event of the system's own. */
export class DoubleLog {
  private readonly store = new InMemoryEventStore();
  private readonly known: WireRecord[] = [];

  async open(): Promise<void> {
    const empty = new Uint8Array();
    const system = { type: '$UserCreated', contentType: 'application/json', data: empty, customMetadata: empty };
    await this.append('$users', 'any', [{ id: '11111111-0000-4000-8000-000000000000', ...system }]);
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly WireEvent[]): Promise<WireAppendOutcome> {
    try {
      const { revision, position } = await this.store.append(stream, expected, events.map(stored));
      return { kind: 'appended', revision, position: positionOf(position) };
    } catch (error) {
      if (!(error instanceof WrongExpectedRevisionError)) throw error;
      const place = expected === 'no-stream' ? 0 : Number(expected) + 1;
      for await (const { id } of this.store.readStream(stream, { from: place, limit: 1 })) {
        if (id === events[0]?.id) return { kind: 'invalid-transaction' };
      }
      return { kind: 'wrong-expected-version', actual: error.actual };
    }
  }

  /** Events of a stream; `undefined` where it does not exist. */
  async stream(
    stream: string,
    options: { readonly from?: number; readonly backwards: boolean; readonly limit: number },
  ): Promise<readonly WireRecord[] | undefined> {
    const direction = options.backwards ? 'backwards' : 'forwards';
    const records: WireRecord[] = [];
    const { from, limit } = options;
    for await (const event of this.store.readStream(stream, {
      direction,
      limit,
      ...(from !== undefined && { from }),
    })) {
      records.push(recorded(event));
    }
    if (records.length > 0) return records;
    for await (const _ of this.store.readStream(stream, { limit: 1 })) return [];
    return undefined;
  }

  /** The whole log, oldest first. */
  async all(): Promise<readonly WireRecord[]> {
    const news = await this.store.readAll({ after: this.known.length - 1, limit: Number.MAX_SAFE_INTEGER });
    for (const event of news) if (event.position === this.known.length) this.known.push(recorded(event));
    return this.known;
  }

  /** Position of the newest event. */
  async head(): Promise<number> {
    return positionOf(await this.store.head());
  }

  /** Whether an event stands exactly there. */
  async holds(position: number): Promise<boolean> {
    return (position - FIRST) % STEP === 0 && position <= (await this.head());
  }

  /** Batches behind a position (`undefined`: from the start), then live, until the signal. */
  async *follow(after: number | undefined, signal: AbortSignal): AsyncGenerator<readonly WireRecord[]> {
    const index = after === undefined ? START : (after - FIRST) / STEP;
    for await (const batch of this.store.subscribe({ after: index, batchSize: 64, signal })) yield batch.map(recorded);
  }

  close(): Promise<void> {
    return this.store.close();
  }
}

function stored({ id, type, contentType, data, customMetadata }: WireEvent) {
  const metadata = JSON.stringify([contentType, Buffer.from(customMetadata).toString('base64')]);
  return { id, type, data: Buffer.from(data).toString('base64'), metadata };
}

function recorded({ id, type, stream, revision, position, data, metadata }: RecordedEvent): WireRecord {
  const [contentType, customMetadata] = JSON.parse(metadata) as [string, string];
  return {
    id,
    type,
    contentType,
    data: Buffer.from(data, 'base64'),
    customMetadata: Buffer.from(customMetadata, 'base64'),
    stream,
    revision,
    position: positionOf(position),
  };
}
