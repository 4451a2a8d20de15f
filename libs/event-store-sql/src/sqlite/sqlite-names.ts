import type { Database, Statement } from 'better-sqlite3';

/** Ids by name of one name table, made on first use. Only to be used inside a transaction. */
export class SqliteNames {
  readonly #ids = new Map<string, number>();
  readonly #find: Statement<[string], { id: number }>;
  readonly #add: Statement<[string]>;

  constructor(connection: Database, table: 'category' | 'event_type') {
    this.#find = connection.prepare(`select id from ${table} where name = ?`);
    this.#add = connection.prepare(`insert into ${table} (name) values (?)`);
  }

  idOf(name: string): number {
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const id = this.#find.get(name)?.id ?? Number(this.#add.run(name).lastInsertRowid);
    this.#ids.set(name, id);
    return id;
  }

  /** After a rollback: an id given inside the transaction may now be given to another name. */
  forget(): void {
    this.#ids.clear();
  }
}
