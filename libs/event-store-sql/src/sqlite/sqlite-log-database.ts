import { realpathSync } from 'node:fs';
import type { StreamAppend } from '#event-store';
import type { Database, Statement as Prepared } from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { AppendOutcome } from '../append-plan.js';
import type { EventRow, LogDatabase } from '../log-database.js';
import type { PositionRange } from '../position-range.js';
import type { Statement } from '../queries.js';
import { compileQueries } from '../queries.js';
import type { Tables } from '../schema/tables.js';
import { SqliteAppender } from './sqlite-appender.js';
import { ThreadChannel } from './thread-channel.js';

/** The log over one SQLite connection. Every call runs to its end on the calling thread. */
export class SqliteLogDatabase implements LogDatabase {
  readonly db: Kysely<Tables>;
  readonly #prepared = new Map<string, Prepared<unknown[], unknown>>();
  readonly #eventsBetween: Prepared<[number, number], EventRow>;
  readonly #appender: SqliteAppender;
  readonly #channel: ThreadChannel | undefined;

  constructor(
    private readonly connection: Database,
    readonly pollEvery: number,
  ) {
    this.db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: connection }) });
    this.#eventsBetween = connection.prepare(compileQueries(this.db).eventsBetween.sql);
    this.#eventsBetween.raw();
    this.#appender = new SqliteAppender(connection);
    this.#channel = connection.memory ? undefined : new ThreadChannel(realpathSync(connection.name));
  }

  async rows<Row extends readonly unknown[]>({ name, sql }: Statement, parameters: readonly unknown[]): Promise<Row[]> {
    let prepared = this.#prepared.get(name);
    if (prepared === undefined) {
      prepared = this.connection.prepare(sql).raw();
      this.#prepared.set(name, prepared);
    }
    return prepared.all(...parameters) as unknown[] as Row[];
  }

  async eventsIn(ranges: readonly PositionRange[]): Promise<EventRow[]> {
    return ranges.flatMap(({ first, last }) => this.#eventsBetween.all(first, last));
  }

  async append(appends: readonly StreamAppend[]): Promise<readonly AppendOutcome[]> {
    const outcomes = this.#appender.append(appends);
    this.#channel?.announce();
    return outcomes;
  }

  listen(changed: () => void): void {
    this.#channel?.onAnnouncement(changed);
  }

  async close(): Promise<void> {
    this.#channel?.close();
    this.connection.close();
  }
}
