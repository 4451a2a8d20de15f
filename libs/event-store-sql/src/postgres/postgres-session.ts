import { PostgresDialect, Kysely } from 'kysely';
import pg from 'pg';
import type { Tables } from '../schema/tables.js';

export const SCHEMA = 'event_store';
/** Channel on which every append is announced when it commits. */
export const CHANNEL = 'zhibiao_event_store';
/** Key of the advisory lock that appends and migrations hold until they commit. */
export const APPEND_LOCK = 2_053_663_074;

const BIGINT = 20;

/** Positions and times stay below 2^53, so a bigint is read as a number. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === BIGINT ? Number : pg.types.getTypeParser(oid, format as 'text'),
};

/** A pool that replaces lost connections. The query that was running on one rejects with the driver's error. */
export function openPool(url: string, connections: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: connections, types, connectionTimeoutMillis: 10_000 });
  // Without a listener a connection lost at rest would end the process; the pool has dropped it already.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

export function kyselyOver(pool: pg.Pool): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }).withSchema(SCHEMA);
}

/** Runs the work in a transaction that holds the append lock. Whatever fails takes its connection with it. */
export async function underAppendLock<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(`begin; select pg_advisory_xact_lock(${APPEND_LOCK})`);
    const result = await work(client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}
