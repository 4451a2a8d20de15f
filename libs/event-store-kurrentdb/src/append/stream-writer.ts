import type { AppendResult, Position } from '#event-store';
import { NO_STREAM } from '@kurrent/kurrentdb-client';
import { within } from '../connection/deadline.js';
import type { KurrentClients } from '../connection/kurrent-clients.js';
import { positionOf, type WireEvent } from '../event-codec.js';
import type { KurrentTuning } from '../kurrent-options.js';
import type { LogReader } from '../read/log-reader.js';
import type { StreamNames } from '../stream-names.js';

/** Part of its time by which an answer may be late before the client is taken to hang. */
const GRACE = 0.1;

/** Sends one part of an append to its place in the stream. Always a place: then the server knows a repeat from news. */
export class StreamWriter {
  constructor(
    private readonly clients: KurrentClients,
    private readonly names: StreamNames,
    private readonly reader: LogReader,
    private readonly tuning: KurrentTuning,
  ) {}

  /** Appends behind the revision `after` (-1: the stream is new). One try; rejects with the client's error. */
  async write(stream: string, after: number, events: readonly WireEvent[]): Promise<AppendResult> {
    const client = this.clients.get('append');
    const { answerWithinMs: deadline } = this.tuning;
    const answer = client.appendToStream(this.names.onServer(stream), [...events], {
      streamState: after < 0 ? NO_STREAM : BigInt(after),
      deadline,
    });
    try {
      // The client's own deadline is the server's to keep. Where no answer comes at all, it would wait for ever.
      const { nextExpectedRevision, position } = await within(deadline * (1 + GRACE), 'appending', answer);
      const revision = Number(nextExpectedRevision);
      return { revision, position: await this.placeOf(stream, revision, position?.commit) };
    } catch (error) {
      if (isHanging(error)) await this.clients.giveUp('append', client);
      throw error;
    }
  }

  /** A repeat may be confirmed without a position, or with the largest number there is. */
  private async placeOf(stream: string, revision: number, commit: bigint | undefined): Promise<Position> {
    if (commit !== undefined && commit <= BigInt(Number.MAX_SAFE_INTEGER)) return positionOf(commit);
    const [event] = await this.reader.confirmed(stream, revision, 1);
    if (event === undefined) throw new Error(`stream ${stream}: revision ${revision} was confirmed but cannot be read`);
    return event.position;
  }
}

function isHanging(error: unknown): boolean {
  return (error as { readonly code?: unknown }).code === 'EVENT_STORE_UNAVAILABLE';
}
