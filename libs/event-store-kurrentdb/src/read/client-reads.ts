import type {
  AllStreamRecordedEvent,
  AllStreamResolvedEvent,
  KurrentDBClient,
  ResolvedEvent,
} from '@kurrent/kurrentdb-client';
import type { RecordedEvent } from '#event-store';
import { failureOf, reasonOf } from '../connection/client-failure.js';
import { within } from '../connection/deadline.js';
import type { KurrentClients } from '../connection/kurrent-clients.js';
import { backoffMs, pause } from '../connection/pause.js';
import { EventStoreAccessError, EventStoreUnavailableError } from '../errors.js';
import { decodeEvent } from '../event-codec.js';
import type { KurrentTuning } from '../kurrent-options.js';
import type { StreamNames } from '../stream-names.js';

/** Tries in a row of a read that does not get through. */
const MOST_TRIES = 4;

/** Credentials go with every read; see {@link ConnectionString}. */
export interface WithCredentials {
  readonly credentials?: { readonly username: string; readonly password: string };
}

/** Opens a read on a client. */
export type OpenRead = (
  client: KurrentDBClient,
  credentials: WithCredentials,
) => AsyncIterable<ResolvedEvent | AllStreamResolvedEvent>;

/** Reads through the client, which may hang, or lose the server and never look for it again. */
export class ClientReads {
  constructor(
    private readonly clients: KurrentClients,
    private readonly names: StreamNames,
    private readonly tuning: KurrentTuning,
    private readonly closing: AbortSignal,
  ) {}

  /** All that a read gives, tried again as a whole. Nothing where the stream does not exist. */
  async page(open: OpenRead): Promise<RecordedEvent[]> {
    for (let failures = 0; ;) {
      try {
        const page: RecordedEvent[] = [];
        for await (const event of this.once(open)) page.push(event);
        return page;
      } catch (error) {
        await this.afterFailure(error, ++failures);
      }
    }
  }

  /** One try. */
  async *once(open: OpenRead): AsyncGenerator<RecordedEvent, void, undefined> {
    const client = this.clients.get('read');
    const { credentials } = this.clients.connection;
    try {
      const events = open(client, credentials ? { credentials } : {})[Symbol.asyncIterator]();
      for (;;) {
        const next = await within(this.tuning.answerWithinMs, 'reading', events.next());
        if (next.done === true) return;
        if (next.value.event) yield decodeEvent(next.value.event as AllStreamRecordedEvent, this.names);
      }
    } catch (error) {
      const { kind } = failureOf(error);
      if (kind === 'not-found') return;
      // A client that is sent elsewhere has just learnt where; a new one would have to learn it again.
      if (kind !== 'moved') await this.clients.giveUp('read', client);
      throw error;
    }
  }

  /** Waits before the next try. Throws what the failure comes to where there is none. */
  async afterFailure(error: unknown, failures: number): Promise<void> {
    const failure = failureOf(error);
    const { kind } = failure;
    const reason = reasonOf(failure);
    if (kind === 'access') throw new EventStoreAccessError(`the event store may not be read: ${reason}`, error);
    const last = failures >= MOST_TRIES || this.closing.aborted;
    if (last && (kind === 'lost' || kind === 'moved'))
      throw new EventStoreUnavailableError(`the event store does not answer: ${reason}`, error);
    if (last) throw error;
    await pause(backoffMs(failures, this.tuning.firstBackoffMs, this.tuning.mostBackoffMs), this.closing);
  }
}
