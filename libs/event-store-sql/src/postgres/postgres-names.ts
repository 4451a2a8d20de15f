import type pg from 'pg';
import { SCHEMA } from './postgres-session.js';

/** Ids by name of one name table, made on first use. Only to be used under the append lock. */
export class PostgresNames {
  readonly #ids = new Map<string, number>();

  constructor(private readonly table: 'category' | 'event_type') {}

  /** The ids of at least these names. */
  async idsOf(client: pg.PoolClient, names: ReadonlySet<string>): Promise<ReadonlyMap<string, number>> {
    const missing = [...names].filter((name) => !this.#ids.has(name));
    if (missing.length === 0) return this.#ids;
    const table = `${SCHEMA}.${this.table}`;
    const { rows } = await client.query<{ id: number; name: string }>(
      `with wanted as (select unnest($1::text[]) as name),
            added as (insert into ${table} (name)
                      select name from wanted where not exists (select from ${table} t where t.name = wanted.name)
                      returning id, name)
       select id, name from added union all select id, name from ${table} where name in (select name from wanted)`,
      [missing],
    );
    for (const { id, name } of rows) this.#ids.set(name, id);
    return this.#ids;
  }

  /** After a rollback: an id given inside the transaction does not exist. */
  forget(): void {
    this.#ids.clear();
  }
}
