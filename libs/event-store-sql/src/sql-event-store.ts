import type {
  AppendResult,
  EventStore,
  ExpectedRevision,
  NewEvent,
  Position,
  ReadAllOptions,
  ReadStreamOptions,
  RecordedEvent,
  StreamAppend,
  SubscribeOptions,
} from '#event-store';
import { followLog, refuseEmptyAppends, START, WakeUp, WrongExpectedRevisionError } from '#event-store';
import type { LogDatabase } from './log-database.js';
import { LogReader } from './log-reader.js';

/** The event store over either engine. */
export class SqlEventStore implements EventStore {
  readonly #reader: LogReader;
  readonly #wakeUp = new WakeUp();
  readonly #closing = new AbortController();
  #listening = false;

  constructor(private readonly database: LogDatabase) {
    this.#reader = new LogReader(database);
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult> {
    const [result] = await this.appendBatch([{ stream, expected, events }]);
    return result!;
  }

  async appendBatch(appends: readonly StreamAppend[]): Promise<readonly AppendResult[]> {
    this.#refuseWhenClosed();
    refuseEmptyAppends(appends);
    if (appends.length === 0) return [];
    const outcomes = await this.database.append(appends);
    this.#wakeUp.wake();
    return outcomes.map((outcome) => {
      if (outcome instanceof WrongExpectedRevisionError) throw outcome;
      return outcome;
    });
  }

  async *readStream(stream: string, options: ReadStreamOptions = {}): AsyncGenerator<RecordedEvent, void, undefined> {
    this.#refuseWhenClosed();
    yield* this.#reader.readStream(stream, options);
  }

  async readAll(options: ReadAllOptions): Promise<readonly RecordedEvent[]> {
    this.#refuseWhenClosed();
    return this.#reader.readAll(options);
  }

  async head(): Promise<Position> {
    this.#refuseWhenClosed();
    return (await this.#reader.head()) ?? START;
  }

  subscribe(options: SubscribeOptions): AsyncIterable<readonly RecordedEvent[]> {
    this.#refuseWhenClosed();
    if (!this.#listening) {
      this.#listening = true;
      this.database.listen(() => this.#wakeUp.wake());
    }
    const readAll = (page: ReadAllOptions) => this.#reader.readAll(page);
    const { pollEvery } = this.database;
    return followLog({ readAll, wakeUp: this.#wakeUp, pollEvery, closing: this.#closing.signal }, options);
  }

  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort();
    await this.database.close();
  }

  #refuseWhenClosed(): void {
    if (this.#closing.signal.aborted) throw new Error('the event store is closed');
  }
}
