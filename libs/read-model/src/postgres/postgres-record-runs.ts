import { BloomFilter } from '../record-index/bloom-filter.js';
import { KeyMap } from '../record-index/key-map.js';
import type { NewRun, RunInfo } from '../record-index/record-index.js';
import { insertRun } from './ledger-statements.js';
import type { PostgresSession, Transaction } from './postgres-session.js';

/** Names and filters of the runs; `ordinal` tells the newest, `through` the last ledger line that is in one. */
export const RUNS_TABLE = `create table if not exists record_run
  (ordinal bigint generated always as identity primary key, name text not null, through bigint not null,
   filter bytea not null)`;

/** What the record index keeps in memory: the filters of its runs, and the keys of the ledger lines behind them. */
export async function loadRecordRuns(session: PostgresSession): Promise<{ runs: RunInfo[]; fresh: KeyMap }> {
  const runs = await session.scan<{ name: string; filter: Uint8Array }>(
    'select name, filter from record_run order by ordinal',
  );
  const fresh = new KeyMap();
  const lines = await session.scan<{ key: number; position: number }>(
    `select held_key as key, position from ledger
     where position > (select coalesce(max(through), -1) from record_run) and held_key is not null order by position`,
  );
  for (const { key, position } of lines) fresh.set(key, position);
  return { runs: runs.map(({ name, filter }) => ({ name, filter: BloomFilter.from(filter) })), fresh };
}

/** Writes a run: a table in key order that is never touched again. */
export async function writeRecordRun(transaction: Transaction, run: NewRun, through: number): Promise<void> {
  transaction.send(`create table ${run.name} (key bigint primary key, position bigint not null)`);
  await transaction.sendRows(insertRun(run.name, run.positionOf), Array.from(run.keys));
  transaction.send({
    text: 'insert into record_run (name, through, filter) values ($1, $2, $3)',
    values: [run.name, through, Buffer.from(run.filter.bytes)],
  });
}

export async function dropRecordRuns(transaction: Transaction): Promise<void> {
  const runs = await transaction.rows<{ name: string }>({ text: 'select name from record_run' });
  for (const { name } of runs) transaction.send(`drop table ${name}`);
  transaction.send('truncate record_run');
}
