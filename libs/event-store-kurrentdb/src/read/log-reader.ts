import type { ReadStreamOptions as ReadStreamRequest } from '@kurrent/kurrentdb-client';
import { BACKWARDS, END, FORWARDS, START as FIRST } from '@kurrent/kurrentdb-client';
import type { Position, ReadAllOptions, ReadStreamOptions, RecordedEvent } from '#event-store';
import { START } from '#event-store';
import type { StreamNames } from '../stream-names.js';
import type { ClientReads, OpenRead } from './client-reads.js';

interface StreamRange {
  /** Absent: from the beginning, or, backwards, from the end. */
  readonly from?: number;
  readonly backwards: boolean;
  readonly limit: number;
  /** Asks the leader, who knows every append that was answered. */
  readonly leaderOnly?: boolean;
}

/** Reads the log. */
export class LogReader {
  constructor(
    private readonly reads: ClientReads,
    private readonly names: StreamNames,
  ) {}

  /** Position of the last event of ours; {@link START} where there is none. */
  async head(): Promise<Position> {
    const { server: filter } = this.names.filter(undefined);
    const options = { direction: BACKWARDS, fromPosition: END, maxCount: 1, filter } as const;
    const [last] = await this.reads.page((client, credentials) => client.readAll({ ...options, ...credentials }));
    return last?.position ?? START;
  }

  async readAll({ after, limit, categories }: ReadAllOptions): Promise<readonly RecordedEvent[]> {
    const { server: filter, matches } = this.names.filter(categories);
    const found: RecordedEvent[] = [];
    if (categories?.length === 0) return found;
    for (let from = after; found.length < limit;) {
      // The server begins at the position itself, whose event may be among those asked for.
      const maxCount = limit - found.length + 1;
      const options = { fromPosition: logPosition(from), maxCount, filter };
      const page = await this.reads.page((client, credentials) => client.readAll({ ...options, ...credentials }));
      for (const event of page) {
        if (event.position > from && found.length < limit && matches(event.stream)) found.push(event);
      }
      if (page.length < maxCount) break;
      from = page.at(-1)!.position;
    }
    return found;
  }

  async *readStream(stream: string, options: ReadStreamOptions): AsyncGenerator<RecordedEvent, void, undefined> {
    const backwards = options.direction === 'backwards';
    let { from, limit = Number.MAX_SAFE_INTEGER } = options;
    for (let failures = 0; limit > 0 && (from ?? 0) >= 0;) {
      const range = { ...(from !== undefined && { from }), backwards, limit };
      try {
        for await (const event of this.reads.once(this.openStream(stream, range))) {
          failures = 0;
          from = event.revision + (backwards ? -1 : 1);
          limit -= 1;
          yield event;
        }
        return;
      } catch (error) {
        await this.reads.afterFailure(error, ++failures);
      }
    }
  }

  /** Events of a stream from a revision on, as the leader has them: they decide whether an append arrived. */
  confirmed(stream: string, from: number, limit: number): Promise<readonly RecordedEvent[]> {
    return this.reads.page(this.openStream(stream, { from, backwards: false, limit, leaderOnly: true }));
  }

  /** Last revision of a stream, as the leader has it; -1: the stream does not exist. */
  async lastRevision(stream: string): Promise<number> {
    const [last] = await this.reads.page(this.openStream(stream, { backwards: true, limit: 1, leaderOnly: true }));
    return last?.revision ?? -1;
  }

  private openStream(stream: string, { from, backwards, limit, leaderOnly = false }: StreamRange): OpenRead {
    const edge = backwards ? END : FIRST;
    const options: ReadStreamRequest = {
      direction: backwards ? BACKWARDS : FORWARDS,
      fromRevision: from === undefined ? edge : BigInt(from),
      maxCount: limit,
      requiresLeader: leaderOnly,
    };
    return (client, credentials) => client.readStream(this.names.onServer(stream), { ...options, ...credentials });
  }
}

/** A position as the client takes it. Prepare and commit position are the same for all that is written over gRPC. */
export function logPosition(position: Position): typeof FIRST | { readonly commit: bigint; readonly prepare: bigint } {
  if (position === START) return FIRST;
  return { commit: BigInt(position), prepare: BigInt(position) };
}
