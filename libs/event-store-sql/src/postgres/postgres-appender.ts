import { categoryOf, type StreamAppend } from '#event-store';
import type pg from 'pg';
import type { AppendOutcome, PlannedAppend, StoredPlace, StoredStream } from '../append-plan.js';
import { claimedRevisions, planAppends } from '../append-plan.js';
import { ADD_STREAMS, STORED_PLACES, STORED_STREAMS, WRITE_APPENDS } from './append-statements.js';
import { PostgresNames } from './postgres-names.js';
import { underAppendLock } from './postgres-session.js';

interface StreamRow {
  id: number;
  categoryId: number;
  revision: number;
}

/**
 * Appends batches, each in one transaction under a lock of the whole log. Positions are counted on from the last
 * committed one, not taken from a sequence: none can be overtaken by a transaction that commits late, and even a writer
 * that ignored the lock would meet the primary key instead of slipping in below what was read.
 */
export class PostgresAppender {
  readonly #categories = new PostgresNames('category');
  readonly #types = new PostgresNames('event_type');

  constructor(private readonly pool: pg.Pool) {}

  async append(appends: readonly StreamAppend[]): Promise<readonly AppendOutcome[]> {
    try {
      return await underAppendLock(this.pool, (client) => this.#write(client, appends));
    } catch (error) {
      this.#categories.forget();
      this.#types.forget();
      throw error;
    }
  }

  async #write(client: pg.PoolClient, appends: readonly StreamAppend[]): Promise<readonly AppendOutcome[]> {
    const names = [...new Set(appends.map(({ stream }) => stream))];
    const found = await client.query<StreamRow & { name: string; head: number }>({
      ...STORED_STREAMS,
      values: [names],
    });
    const rows = new Map<string, StreamRow>();
    for (const row of found.rows) if (row.id !== null) rows.set(row.name, row);
    const { writes, outcomes } = planAppends(appends, await storedStreams(client, appends, rows), found.rows[0]!.head);
    if (writes.length > 0) {
      await this.#addStreams(client, writes, rows);
      const types = await this.#types.idsOf(client, new Set(writes.flatMap((w) => w.events.map(({ type }) => type))));
      await client.query({ ...WRITE_APPENDS, values: columnsOf(writes, rows, types) });
    }
    return outcomes;
  }

  async #addStreams(
    client: pg.PoolClient,
    writes: readonly PlannedAppend[],
    rows: Map<string, StreamRow>,
  ): Promise<void> {
    const names = [...new Set(writes.map(({ stream }) => stream).filter((name) => !rows.has(name)))];
    if (names.length === 0) return;
    const categories = await this.#categories.idsOf(client, new Set(names.map(categoryOf)));
    const categoryIds = names.map((name) => categories.get(categoryOf(name))!);
    const added = await client.query<StreamRow & { name: string }>({ ...ADD_STREAMS, values: [names, categoryIds] });
    for (const row of added.rows) rows.set(row.name, row);
  }
}

async function storedStreams(
  client: pg.PoolClient,
  appends: readonly StreamAppend[],
  rows: ReadonlyMap<string, StreamRow>,
): Promise<Map<string, StoredStream>> {
  const places = new Map([...rows.keys()].map((name) => [name, new Map<number, StoredPlace>()]));
  for (const append of appends) {
    const row = rows.get(append.stream);
    const claimed = row && claimedRevisions(append, row.revision);
    if (claimed === undefined) continue;
    const values = [row!.id, ...claimed];
    const { rows: events } = await client.query<StoredPlace & { revision: number }>({ ...STORED_PLACES, values });
    for (const { revision, id, position } of events) places.get(append.stream)!.set(revision, { id, position });
  }
  return new Map([...rows].map(([name, { revision }]) => [name, { revision, places: places.get(name)! }]));
}

/** The parameters of {@link WRITE_APPENDS}. */
function columnsOf(
  writes: readonly PlannedAppend[],
  streams: ReadonlyMap<string, StreamRow>,
  types: ReadonlyMap<string, number>,
): unknown[] {
  const events = writes.flatMap((write) => write.events);
  const rows = writes.map((write) => streams.get(write.stream)!);
  return [
    writes.map((write) => write.firstPosition + write.events.length - 1),
    writes.map((write) => write.events.length),
    writes.map((write) => write.firstRevision),
    rows.map((row) => row.id),
    rows.map((row) => row.categoryId),
    Date.now(),
    writes[0]!.firstPosition,
    writes.flatMap((write, i) => write.events.map(() => rows[i]!.id)),
    writes.flatMap((write) => write.events.map((_, i) => write.firstRevision + i)),
    events.map(({ type }) => types.get(type)!),
    JSON.stringify(events.map(({ id }) => id)),
    JSON.stringify(events.map(({ data }) => data)),
    JSON.stringify(events.map(({ metadata = '' }) => metadata)),
  ];
}
