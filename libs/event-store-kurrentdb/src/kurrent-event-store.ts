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
  SubscriptionStatus,
} from '#event-store';
import { Appender } from './append/appender.js';
import { PersistentAppend } from './append/persistent-append.js';
import { StreamWriter } from './append/stream-writer.js';
import { readConnectionString } from './connection/connection-string.js';
import { KurrentClients } from './connection/kurrent-clients.js';
import { tuningOf, type KurrentEventStoreOptions } from './kurrent-options.js';
import { ClientReads } from './read/client-reads.js';
import { LogReader } from './read/log-reader.js';
import { StreamNames } from './stream-names.js';
import { CatchUp } from './subscribe/catch-up.js';
import { SubscriptionRecord } from './subscribe/subscription-record.js';

/** The event store on KurrentDB. Connects with the first thing that is asked of it. */
export class KurrentEventStore implements EventStore {
  private readonly closing = new AbortController();
  private readonly records = new Set<SubscriptionRecord>();
  private readonly clients: KurrentClients;
  private readonly names: StreamNames;
  private readonly reader: LogReader;
  private readonly appender: Appender;
  private closed: Promise<void> | undefined;

  /** Throws `BadConnectionStringError`. */
  constructor(private readonly options: KurrentEventStoreOptions) {
    const { signal } = this.closing;
    const tuning = tuningOf(options);
    this.clients = new KurrentClients(readConnectionString(options.url));
    this.names = new StreamNames(options.streamPrefix ?? '');
    this.reader = new LogReader(new ClientReads(this.clients, this.names, tuning, signal), this.names);
    const writer = new StreamWriter(this.clients, this.names, this.reader, tuning);
    this.appender = new Appender(new PersistentAppend(writer, this.reader, tuning, signal), this.reader);
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult> {
    const [result] = await this.appendBatch([{ stream, expected, events }]);
    return result!;
  }

  async appendBatch(appends: readonly StreamAppend[]): Promise<readonly AppendResult[]> {
    this.refuseWhenClosed();
    return this.appender.append(appends);
  }

  async *readStream(stream: string, options: ReadStreamOptions = {}): AsyncGenerator<RecordedEvent, void, undefined> {
    this.refuseWhenClosed();
    yield* this.reader.readStream(stream, options);
  }

  async readAll(options: ReadAllOptions): Promise<readonly RecordedEvent[]> {
    this.refuseWhenClosed();
    return this.reader.readAll(options);
  }

  async head(): Promise<Position> {
    this.refuseWhenClosed();
    return this.reader.head();
  }

  subscribe(options: SubscribeOptions): AsyncIterable<readonly RecordedEvent[]> {
    this.refuseWhenClosed();
    return this.follow(options);
  }

  /** How the subscriptions that are open are doing. */
  subscriptions(): readonly SubscriptionStatus[] {
    return [...this.records].map(({ status }) => status);
  }

  /** Ends the subscriptions, waits for the appends that are under way and lets the clients go. */
  close(): Promise<void> {
    this.closing.abort();
    this.closed ??= this.appender.idle().then(() => this.clients.dispose());
    return this.closed;
  }

  private async *follow(options: SubscribeOptions): AsyncGenerator<readonly RecordedEvent[], void, undefined> {
    const { clients, names, reader } = this;
    if (options.categories?.length === 0) return waitFor(options.signal, this.closing.signal);
    const name = options.categories?.join(',') ?? '*';
    const record = new SubscriptionRecord(name, options.after, (status) => this.options.onSubscription?.(status));
    const parts = { clients, names, reader, tuning: tuningOf(this.options), record };
    this.records.add(record);
    try {
      yield* new CatchUp(parts, options, AbortSignal.any([options.signal, this.closing.signal])).batches();
    } finally {
      this.records.delete(record);
    }
  }

  private refuseWhenClosed(): void {
    if (this.closing.signal.aborted) throw new Error('the event store is closed');
  }
}

/** A subscription to no category at all has nothing to show until it ends. */
function waitFor(...signals: AbortSignal[]): Promise<void> {
  const signal = AbortSignal.any(signals);
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
}
