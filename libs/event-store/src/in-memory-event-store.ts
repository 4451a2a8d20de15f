import { categoryOf } from './category.js';
import { WrongExpectedRevisionError } from './errors.js';
import type { NewEvent, Position, RecordedEvent } from './event.js';
import { START } from './event.js';
import type {
  AppendResult,
  EventStore,
  ExpectedRevision,
  ReadAllOptions,
  ReadStreamOptions,
  StreamAppend,
  SubscribeOptions,
} from './event-store.js';
import { followLog } from './follow-log.js';
import { judgeAppend, refuseEmptyAppends } from './judge-append.js';
import { WakeUp } from './wake-up.js';

/** With every append waking the readers, polling has nothing to find. */
const POLL_MS = 60_000;

/** The log in the memory of one process, for tests and `memory:`. A position is an index into the log. */
export class InMemoryEventStore implements EventStore {
  readonly #log: RecordedEvent[] = [];
  readonly #streams = new Map<string, RecordedEvent[]>();
  readonly #wakeUp = new WakeUp();
  readonly #closing = new AbortController();

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult> {
    const [result] = await this.appendBatch([{ stream, expected, events }]);
    return result!;
  }

  async appendBatch(appends: readonly StreamAppend[]): Promise<readonly AppendResult[]> {
    this.#refuseWhenClosed();
    refuseEmptyAppends(appends);
    const outcomes = appends.map((append) => this.#appendOne(append));
    this.#wakeUp.wake();
    return outcomes.map((outcome) => {
      if (outcome instanceof WrongExpectedRevisionError) throw outcome;
      return outcome;
    });
  }

  async *readStream(stream: string, options: ReadStreamOptions = {}): AsyncGenerator<RecordedEvent, void, undefined> {
    this.#refuseWhenClosed();
    const events = this.#streams.get(stream) ?? [];
    const step = options.direction === 'backwards' ? -1 : 1;
    const from = step > 0 ? (options.from ?? 0) : Math.min(options.from ?? Infinity, events.length - 1);
    const limit = options.limit ?? Infinity;
    for (let i = from, read = 0; read < limit; i += step, read += 1) {
      const event = events[i];
      if (event === undefined) return;
      yield event;
    }
  }

  async readAll({ after, limit, categories }: ReadAllOptions): Promise<readonly RecordedEvent[]> {
    this.#refuseWhenClosed();
    if (categories === undefined) return this.#log.slice(after + 1, after + 1 + limit);
    const wanted = new Set(categories);
    const page: RecordedEvent[] = [];
    for (let i = after + 1; i < this.#log.length && page.length < limit; i += 1) {
      const event = this.#log[i]!;
      if (wanted.has(categoryOf(event.stream))) page.push(event);
    }
    return page;
  }

  async head(): Promise<Position> {
    this.#refuseWhenClosed();
    return this.#log.at(-1)?.position ?? START;
  }

  subscribe(options: SubscribeOptions): AsyncIterable<readonly RecordedEvent[]> {
    this.#refuseWhenClosed();
    const readAll = (page: ReadAllOptions) => this.readAll(page);
    return followLog({ readAll, wakeUp: this.#wakeUp, pollEvery: POLL_MS, closing: this.#closing.signal }, options);
  }

  async close(): Promise<void> {
    this.#closing.abort();
  }

  #appendOne({ stream, expected, events }: StreamAppend): AppendResult | WrongExpectedRevisionError {
    const recorded = this.#streams.get(stream) ?? [];
    const verdict = judgeAppend(expected, events, {
      revision: recorded.length - 1,
      idAt: (revision) => recorded[revision]?.id,
    });
    if (verdict.kind === 'conflict') return new WrongExpectedRevisionError(stream, expected, verdict.actual);
    if (verdict.kind === 'append') {
      for (const { id, type, data, metadata = '' } of events) {
        const place = { stream, revision: recorded.length, position: this.#log.length };
        const event: RecordedEvent = Object.freeze({ id, type, data, metadata, ...place });
        recorded.push(event);
        this.#log.push(event);
      }
      this.#streams.set(stream, recorded);
    }
    const last = recorded[verdict.kind === 'repeat' ? verdict.last : recorded.length - 1]!;
    return { revision: last.revision, position: last.position };
  }

  #refuseWhenClosed(): void {
    if (this.#closing.signal.aborted) throw new Error('the event store is closed');
  }
}
