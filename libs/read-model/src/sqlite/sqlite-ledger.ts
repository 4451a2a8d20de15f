import type Database from 'better-sqlite3';
import {
  encodeEntries,
  encodeOccurrences,
  OUTCOMES,
  sameCase,
  samePerson,
  type CaseAddress,
  type CaseBook,
  type LedgerChange,
  type LedgerRow,
  type LedgerStorage,
  type PersonAddress,
  type PersonBook,
  type RecordIdentity,
  type RecordState,
  type RefTable,
  type StockRow,
  type StockWanted,
} from '#indicators';
import {
  byKey,
  CASE_COLUMNS,
  caseOf,
  caseRow,
  PERSON_COLUMNS,
  personOf,
  type CaseTuple,
  type PersonTuple,
} from '../ledger-rows/book-rows.js';
import { KEPT_COLUMNS, keptRow } from '../ledger-rows/kept-rows.js';
import { LINE_COLUMNS, lineOf, type LineTuple } from '../ledger-rows/line-row.js';
import { loadChains } from '../ledger-rows/load-chains.js';
import type { KeptByUnit } from '../read-model.js';
import { BloomFilter } from '../record-index/bloom-filter.js';
import { KeyMap } from '../record-index/key-map.js';
import { RecordIndex, type RecordIndexTables, type RunInfo } from '../record-index/record-index.js';
import { BulkInsert } from './bulk-insert.js';
import { BulkSelect } from './bulk-select.js';
import { SqliteDaySums } from './sqlite-day-sums.js';

const isFirst = (row: LedgerRow): boolean =>
  row.holds && row.outcome === OUTCOMES.applied && row.revision === 1 && row.withdrawn === 0;

/** The ledger's tables in SQLite. Writing happens inside the caller's transaction. */
export class SqliteLedger implements LedgerStorage, RecordIndexTables {
  private readonly index: RecordIndex;
  private readonly probes = new Map<string, Database.Statement>();
  private readonly lines: BulkSelect<LineTuple>;
  private readonly persons: BulkSelect<PersonTuple>;
  private readonly caseBooks: BulkSelect<CaseTuple>;
  private readonly stocksFrom: Database.Statement;
  private readonly insertFirsts: BulkInsert;
  private readonly insertLines: BulkInsert;
  private readonly upsertPersons: BulkInsert;
  private readonly upsertKept: BulkInsert;
  private readonly daySums: SqliteDaySums;

  constructor(
    private readonly db: Database.Database,
    private readonly sources: RefTable,
    keptByUnit: KeptByUnit,
    runKeys?: number,
  ) {
    db.exec(
      `create table if not exists record_run (name text primary key, through integer not null, filter blob not null)`,
    );
    const fresh = new KeyMap();
    for (const { key, position } of db
      .prepare(
        `select held_key as key, position from ledger
         where position > (select coalesce(max(through), -1) from record_run) and held_key is not null order by position`,
      )
      .iterate() as Iterable<{ key: number; position: number }>) {
      fresh.set(key, position);
    }
    const runs = db.prepare('select name, filter from record_run order by rowid').all() as {
      name: string;
      filter: Uint8Array;
    }[];
    this.index = new RecordIndex(
      this,
      runs.map(({ name, filter }) => ({ name, filter: BloomFilter.from(filter) })),
      fresh,
      runKeys,
    );
    this.lines = new BulkSelect(db, LINE_COLUMNS, 'ledger', 'position');
    this.persons = new BulkSelect(db, PERSON_COLUMNS, 'person', 'key');
    this.caseBooks = new BulkSelect(db, CASE_COLUMNS, 'case_book', 'key');
    this.stocksFrom = db
      .prepare(
        `select day, record, time, value from stock_report where measure = :measure and unit = :unit and day >= coalesce(
           (select max(day) from stock_report where measure = :measure and unit = :unit and day < :from), :from)`,
      )
      .raw();
    this.insertFirsts = new BulkInsert(db, 'ledger (position, held_key, source, record_id, entries)', 5);
    this.insertLines = new BulkInsert(db, `ledger (${LINE_COLUMNS})`, 8);
    this.upsertPersons = new BulkInsert(
      db,
      'person',
      3,
      'on conflict do update set occurrences = excluded.occurrences',
    );
    this.upsertKept = new BulkInsert(
      db,
      `kept_record (${KEPT_COLUMNS})`,
      5,
      'on conflict do update set service = excluded.service, unit = excluded.unit, day = excluded.day, data = excluded.data',
    );
    this.daySums = new SqliteDaySums(db, keptByUnit);
  }

  findRecords(identities: readonly RecordIdentity[]): Promise<ReadonlyMap<number, RecordState>> {
    return this.index.find(identities);
  }

  async probe(run: string, keys: readonly number[]): Promise<ReadonlyMap<number, number>> {
    let probe = this.probes.get(run);
    if (!probe) {
      probe = this.db.prepare(`select position from ${run} where key = ?`).pluck();
      this.probes.set(run, probe);
    }
    const hits = new Map<number, number>();
    for (const key of keys) {
      const position = probe.get(key) as number | undefined;
      if (position !== undefined) hits.set(key, position);
    }
    return hits;
  }

  async linesAt(positions: readonly number[]): Promise<ReadonlyMap<number, LedgerRow>> {
    return new Map(this.lines.rows(positions).map((row) => [row[0], lineOf(row, this.sources)]));
  }

  loadPersons(wanted: readonly PersonAddress[], exact: readonly number[]): Promise<readonly PersonBook[]> {
    return loadChains(wanted, exact, async (keys) => this.persons.rows(keys).map(personOf), samePerson);
  }

  loadCases(wanted: readonly CaseAddress[], exact: readonly number[]): Promise<readonly CaseBook[]> {
    return loadChains(wanted, exact, async (keys) => this.caseBooks.rows(keys).map(caseOf), sameCase);
  }

  async loadStocks(wanted: readonly StockWanted[]): Promise<readonly StockRow[]> {
    const rows: StockRow[] = [];
    for (const { measure, unit, from } of wanted) {
      for (const [day, record, time, value] of this.stocksFrom.all({ measure, unit, from }) as [
        number,
        number,
        string,
        number,
      ][]) {
        rows.push({ measure, unit, day, record, time, value });
      }
    }
    return rows;
  }

  /** Writes a batch. What it answers is to be called once the transaction is committed. */
  write(change: LedgerChange): () => void {
    // As good as every line is the first of its record; the columns that say otherwise have their defaults then.
    this.insertFirsts.run(change.rows.filter(isFirst), (row, into, at) => {
      into[at] = row.position;
      into[at + 1] = row.key;
      into[at + 2] = this.sources.ref(row.source);
      into[at + 3] = row.id;
      into[at + 4] = encodeEntries(row.entries);
    });
    this.insertLines.run(
      change.rows.filter((row) => !isFirst(row)),
      (row, into, at) => {
        into[at] = row.position;
        into[at + 1] = row.holds ? row.key : null;
        into[at + 2] = this.sources.ref(row.source);
        into[at + 3] = row.id;
        into[at + 4] = encodeEntries(row.entries);
        into[at + 5] = row.outcome;
        into[at + 6] = row.revision;
        into[at + 7] = row.withdrawn;
      },
    );
    this.each('update ledger set superseded_by = ? where position = ?', change.superseded, (row) => [
      row.by,
      row.position,
    ]);
    this.each('update ledger set withdrawn = ? where position = ?', change.withdrawn, (row) => [
      row.withdrawn,
      row.position,
    ]);
    const run = this.writeRun(change);
    this.writePersons([...change.persons, ...change.newPersons].sort(byKey));
    this.daySums.write(change.counters);
    for (const { row, keep } of change.stocks) {
      if (keep) {
        this.once(
          'insert into stock_report values (?, ?, ?, ?, ?, ?) on conflict do update set time = excluded.time, value = excluded.value',
        ).run(row.measure, row.unit, row.day, row.record, row.time, row.value);
      } else {
        this.once('delete from stock_report where measure = ? and unit = ? and day = ? and record = ?').run(
          row.measure,
          row.unit,
          row.day,
          row.record,
        );
      }
    }
    this.writeCases(change.cases);
    this.upsertKept.run(change.kept, (record, into, at) =>
      keptRow(record).forEach((value, i) => (into[at + i] = value)),
    );
    this.each('delete from kept_record where key = ?', change.notKept, (key) => [key]);
    return () => this.index.committed(change.index, run);
  }

  /** Drops the runs; what it answers is to be called once the transaction is committed. */
  clear(): () => void {
    for (const name of this.db.prepare('select name from record_run').pluck().all() as string[]) {
      this.db.exec(`drop table ${name}`);
    }
    this.db.exec('delete from record_run');
    this.probes.clear();
    return () => this.index.clear();
  }

  private writeRun({ index, rows }: LedgerChange): RunInfo | undefined {
    const run = this.index.runWith(index);
    if (!run) return undefined;
    this.db.exec(`create table ${run.name} (key integer primary key, position integer not null)`);
    new BulkInsert(this.db, run.name, 2).run(run.keys, (key, into, at) => {
      into[at] = key;
      into[at + 1] = run.positionOf(key);
    });
    this.once('insert into record_run values (?, ?, ?)').run(
      run.name,
      rows.at(-1)!.position,
      Buffer.from(run.filter.bytes),
    );
    return run;
  }

  private writePersons(persons: readonly PersonBook[]): void {
    this.upsertPersons.run(persons, (book, into, at) => {
      into[at] = book.key;
      into[at + 1] = book.subject;
      into[at + 2] = encodeOccurrences(book.occurrences);
    });
    this.deleteLast(
      'person',
      persons.filter(({ occurrences }) => occurrences.length === 0),
    );
  }

  private writeCases(cases: LedgerChange['cases']): void {
    this.each('insert or replace into case_book values (?, ?, ?, ?, ?, ?, ?, ?)', cases, caseRow);
    this.deleteLast(
      'case_book',
      cases.map(({ book }) => book).filter(({ reports }) => reports.length === 0),
    );
  }

  /** Deletes empty books where no book stands on the next key; elsewhere a search goes on over them. */
  private deleteLast(table: 'person' | 'case_book', empty: readonly { readonly key: number }[]): void {
    this.each(
      `delete from ${table} where key = ? and not exists (select 1 from ${table} where key = ?)`,
      empty,
      ({ key }) => [key, key + 1],
    );
  }

  private each<T>(sql: string, rows: readonly T[], values: (row: T) => readonly unknown[]): void {
    for (const row of rows) this.once(sql).run(...values(row));
  }

  private readonly prepared = new Map<string, Database.Statement>();

  private once(sql: string): Database.Statement {
    let statement = this.prepared.get(sql);
    if (!statement) this.prepared.set(sql, (statement = this.db.prepare(sql)));
    return statement;
  }
}
