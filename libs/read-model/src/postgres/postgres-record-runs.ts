import { BloomFilter } from '../record-index/bloom-filter.js';
import { KeyMap } from '../record-index/key-map.js';
import type { RecordIndex, RunInfo } from '../record-index/record-index.js';
import { insertIndex, updateIndex, type IndexEntry } from './ledger-statements.js';
import type { PostgresSession, Transaction } from './postgres-session.js';

/** Names and filters of the runs; `ordinal` tells the newest. */
export const RUNS_TABLE = `create table if not exists record_run
  (ordinal bigint generated always as identity primary key, name text not null, filter bytea not null)`;

const FRESH_TABLE = 'create table record_index (key bigint primary key, position bigint not null)';

/** What the record index keeps in memory, as the tables have it. */
export async function loadRecordRuns(session: PostgresSession): Promise<{ runs: RunInfo[]; fresh: KeyMap }> {
  const runs = await session.scan<{ name: string; filter: Uint8Array }>(
    'select name, filter from record_run order by ordinal',
  );
  const fresh = new KeyMap();
  for (const row of await session.scan<{ key: number; position: number }>('select key, position from record_index')) {
    fresh.set(row.key, row.position);
  }
  return { runs: runs.map(({ name, filter }) => ({ name, filter: BloomFilter.from(filter) })), fresh };
}

/**
 * Adds keys to the fresh table and, where it is full with them, makes it a run. The table is renamed and not copied:
 * its index is in key order already, and a heap of the keys of a few batches is no slower to read in another order.
 */
export async function writeRecordRun(
  transaction: Transaction,
  index: RecordIndex,
  entries: ReadonlyMap<number, number>,
  run?: RunInfo,
): Promise<void> {
  const added: IndexEntry[] = [];
  const moved: IndexEntry[] = [];
  for (const key of Float64Array.from(entries.keys()).sort()) {
    (index.isFresh(key) ? moved : added).push([key, entries.get(key)!]);
  }
  await transaction.sendRows(insertIndex, added);
  await transaction.sendRows(updateIndex, moved);
  if (!run) return;
  transaction.send(`alter table record_index rename to ${run.name}`);
  transaction.send(`alter index record_index_pkey rename to ${run.name}_pkey`);
  transaction.send(FRESH_TABLE);
  transaction.send({
    text: 'insert into record_run (name, filter) values ($1, $2)',
    values: [run.name, Buffer.from(run.filter.bytes)],
  });
}

export async function dropRecordRuns(transaction: Transaction): Promise<void> {
  const runs = await transaction.rows<{ name: string }>({ text: 'select name from record_run' });
  for (const { name } of runs) transaction.send(`drop table ${name}`);
  transaction.send('truncate record_run');
}
