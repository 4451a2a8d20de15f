import type { StreamAppend } from '#event-store';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { AppendOutcome } from '../append-plan.js';
import type { EventRow, LogDatabase } from '../log-database.js';
import type { PositionRange } from '../position-range.js';
import type { Statement } from '../queries.js';
import type { Tables } from '../schema/tables.js';
import { AppendQueue } from './append-queue.js';
import { PostgresAppender } from './postgres-appender.js';
import { PostgresListener } from './postgres-listener.js';
import { kyselyOver, SCHEMA } from './postgres-session.js';

const EVENTS_AT: Statement = {
  name: 'event-store-events-at',
  sql: `select position, stream_id, revision, type_id, event_id, data, metadata from ${SCHEMA}.event
        where position = any($1::bigint[]) order by position`,
};

/** The log over a pool of PostgreSQL connections. */
export class PostgresLogDatabase implements LogDatabase {
  readonly db: Kysely<Tables>;
  readonly #queue: AppendQueue;
  #listener: PostgresListener | undefined;

  constructor(
    private readonly pool: pg.Pool,
    private readonly url: string,
    readonly pollEvery: number,
  ) {
    this.db = kyselyOver(pool);
    const appender = new PostgresAppender(pool);
    this.#queue = new AppendQueue((appends) => appender.append(appends));
  }

  async rows<Row extends readonly unknown[]>({ name, sql }: Statement, parameters: readonly unknown[]): Promise<Row[]> {
    const result = await this.pool.query<Row & unknown[]>({
      name,
      text: sql,
      values: [...parameters],
      rowMode: 'array',
    });
    return result.rows;
  }

  async eventsIn(ranges: readonly PositionRange[]): Promise<EventRow[]> {
    const positions: number[] = [];
    for (const { first, last } of ranges) for (let at = first; at <= last; at += 1) positions.push(at);
    return this.rows<EventRow>(EVENTS_AT, [positions]);
  }

  append(appends: readonly StreamAppend[]): Promise<readonly AppendOutcome[]> {
    return this.#queue.append(appends);
  }

  listen(changed: () => void): void {
    this.#listener ??= new PostgresListener(this.url, changed);
  }

  async close(): Promise<void> {
    await this.#queue.idle();
    await this.#listener?.close();
    await this.pool.end();
  }
}
