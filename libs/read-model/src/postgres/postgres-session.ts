import { setImmediate } from 'node:timers/promises';
import pg from 'pg';
import type { BulkStatement } from './bulk-statement.js';

/** Object id of BIGINT. Ours are safe integers, and numbers are what the ledger counts with. */
const INT8 = 20;

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 ? Number : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
};

/**
 * Plans are made once per prepared statement, when tables may still be empty, and a plan for an empty table reads all
 * of it: so every statement by key is held to its index. Costs are then no guide for compiling a plan either.
 */
const SETTINGS = 'set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set jit = off';

export type Query = pg.QueryConfig | pg.QueryArrayConfig;

/** Statements of one transaction, run in the order in which they are sent. After a failure none runs any more. */
export class Transaction {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly client: pg.Client) {}

  /** Does not wait for the answer: a failure is told by `done`. */
  send(query: Query | string): void {
    this.run(query).catch(() => undefined);
  }

  /**
   * Sends a statement over rows; nothing where there are none. Waits only until the driver has handed it over, so that
   * the server works while the next rows are being written out.
   */
  async sendRows<T>(statement: BulkStatement<T>, rows: readonly T[]): Promise<void> {
    if (rows.length === 0) return;
    this.send(statement.of(rows));
    await setImmediate();
  }

  async rows<T>(query: Query): Promise<T[]> {
    return (await this.run(query)).rows as T[];
  }

  /** Waits for what was sent. */
  async done(): Promise<void> {
    await this.last;
  }

  private run(query: Query | string): Promise<pg.QueryResult> {
    const result = this.last.then(() => this.client.query(query as pg.QueryConfig));
    this.last = result;
    return result;
  }
}

/** One connection, made when it is needed and made anew after it was lost. One caller at a time. */
export class PostgresSession {
  private client: pg.Client | undefined;
  private closed = false;

  constructor(private readonly url: string) {}

  async rows<T>(query: Query): Promise<T[]> {
    const client = await this.connected();
    return (await client.query(query as pg.QueryConfig)).rows as T[];
  }

  /** Reads a whole table, where the order on disk is the fastest. */
  async scan<T>(text: string, values: unknown[] = []): Promise<T[]> {
    return this.transaction(async (transaction) => {
      transaction.send('set local enable_seqscan = on');
      return transaction.rows<T>({ text, values });
    });
  }

  /** Commits what `work` did, or leaves nothing of it. Rejects too where the connection broke during the commit. */
  async transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const client = await this.begun();
    let answer: T;
    try {
      const transaction = new Transaction(client);
      answer = await work(transaction);
      await transaction.done();
    } catch (error) {
      // Without a connection there is nothing left to roll back.
      await client.query('rollback').catch(() => this.drop(client));
      throw error;
    }
    await client.query('commit');
    return answer;
  }

  async close(): Promise<void> {
    this.closed = true;
    const client = this.client;
    this.client = undefined;
    await client?.end();
  }

  /** A connection may have been lost since it was used last: where it does not even begin, a new one is tried. */
  private async begun(): Promise<pg.Client> {
    const known = this.client;
    if (known) {
      const begun = await known.query('begin').then(
        () => true,
        () => false,
      );
      if (begun) return known;
      this.drop(known);
      await known.end().catch(() => undefined);
    }
    const client = await this.connected();
    await client.query('begin');
    return client;
  }

  private async connected(): Promise<pg.Client> {
    if (this.closed) throw new Error('the PostgreSQL session is closed');
    if (this.client) return this.client;
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'zhibiao projection',
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
      types,
    });
    // Without a listener a lost connection would end the process; whoever uses it next is told.
    client.on('error', () => this.drop(client));
    client.on('end', () => this.drop(client));
    await client.connect();
    await client.query(SETTINGS);
    this.client = client;
    return client;
  }

  private drop(client: pg.Client): void {
    if (this.client === client) this.client = undefined;
  }
}
