import {
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
import { keptRow } from '../ledger-rows/kept-rows.js';
import { LINE_COLUMNS, lineOf, type LineTuple } from '../ledger-rows/line-row.js';
import { loadChains } from '../ledger-rows/load-chains.js';
import type { KeptByUnit } from '../read-model.js';
import { RecordIndex, type RecordIndexTables } from '../record-index/record-index.js';
import { keysLiteral, type BulkStatement } from './bulk-statement.js';
import {
  deleteKept,
  deleteLast,
  deleteStocks,
  insertLines,
  insertPersons,
  stocksFrom,
  supersede,
  upsertCases,
  upsertKept,
  updatePersons,
  upsertStocks,
  withdraw,
  type NewLine,
} from './ledger-statements.js';
import { PostgresDaySums } from './postgres-day-sums.js';
import { dropRecordRuns, loadRecordRuns, writeRecordRun } from './postgres-record-runs.js';
import type { PostgresSession, Transaction } from './postgres-session.js';

const deleteLastPersons = deleteLast('person');
const deleteLastCases = deleteLast('case_book');

/** The ledger's tables in PostgreSQL: one statement per table and batch, whatever the batch's size. */
export class PostgresLedger implements LedgerStorage, RecordIndexTables {
  private readonly insertLines: BulkStatement<NewLine>;
  private index!: RecordIndex;

  private constructor(
    private readonly session: PostgresSession,
    private readonly sources: RefTable,
    private readonly kept: KeptByUnit,
  ) {
    this.insertLines = insertLines(sources);
  }

  static async open(
    session: PostgresSession,
    sources: RefTable,
    kept: KeptByUnit,
    runKeys?: number,
  ): Promise<PostgresLedger> {
    const ledger = new PostgresLedger(session, sources, kept);
    const { runs, fresh } = await loadRecordRuns(session);
    ledger.index = new RecordIndex(ledger, runs, fresh, runKeys);
    return ledger;
  }

  findRecords(identities: readonly RecordIdentity[]): Promise<ReadonlyMap<number, RecordState>> {
    return this.index.find(identities);
  }

  async probe(run: string, keys: readonly number[]): Promise<ReadonlyMap<number, number>> {
    return new Map(await this.byKey<[number, number]>(run, 'key, position', keys));
  }

  async linesAt(positions: readonly number[]): Promise<ReadonlyMap<number, LedgerRow>> {
    const lines = new Map<number, LedgerRow>();
    for (const row of await this.byKey<LineTuple>('ledger', LINE_COLUMNS, positions, 'position')) {
      lines.set(row[0], lineOf(row, this.sources));
    }
    return lines;
  }

  loadPersons(wanted: readonly PersonAddress[], exact: readonly number[]): Promise<readonly PersonBook[]> {
    const fetch = async (keys: readonly number[]): Promise<PersonBook[]> =>
      (await this.byKey<PersonTuple>('person', PERSON_COLUMNS, keys)).map(personOf);
    return loadChains(wanted, exact, fetch, samePerson);
  }

  loadCases(wanted: readonly CaseAddress[], exact: readonly number[]): Promise<readonly CaseBook[]> {
    const fetch = async (keys: readonly number[]): Promise<CaseBook[]> =>
      (await this.byKey<CaseTuple>('case_book', CASE_COLUMNS, keys)).map(caseOf);
    return loadChains(wanted, exact, fetch, sameCase);
  }

  loadStocks(wanted: readonly StockWanted[]): Promise<readonly StockRow[]> {
    return this.session.rows<StockRow>(stocksFrom.of(wanted));
  }

  /** Sends a batch. What it answers is to be called once the transaction is committed. */
  async write(change: LedgerChange, transaction: Transaction): Promise<() => void> {
    const daySums = new PostgresDaySums(change.counters, this.kept, transaction);
    await this.writeLines(change, transaction);
    const run = this.index.runWith(change.index);
    if (run) await writeRecordRun(transaction, run, change.rows.at(-1)!.position);
    await transaction.sendRows(insertPersons, [...change.newPersons].sort(byKey));
    await transaction.sendRows(updatePersons, [...change.persons].sort(byKey));
    await transaction.sendRows(
      deleteLastPersons,
      [...change.persons, ...change.newPersons].filter(({ occurrences }) => occurrences.length === 0),
    );
    await daySums.write();
    const stocks = change.stocks.map(({ row }) => row);
    await transaction.sendRows(
      upsertStocks,
      stocks.filter((_, i) => change.stocks[i]!.keep),
    );
    await transaction.sendRows(
      deleteStocks,
      stocks.filter((_, i) => !change.stocks[i]!.keep),
    );
    await transaction.sendRows(upsertCases, change.cases.map(caseRow));
    await transaction.sendRows(upsertKept, change.kept.map(keptRow));
    await transaction.sendRows(deleteKept, change.notKept);
    await transaction.sendRows(
      deleteLastCases,
      change.cases.map(({ book }) => book).filter(({ reports }) => reports.length === 0),
    );
    return () => this.index.committed(change.index, run);
  }

  /** Drops the runs; what it answers is to be called once the transaction is committed. */
  async clear(transaction: Transaction): Promise<() => void> {
    await dropRecordRuns(transaction);
    return () => this.index.clear();
  }

  /** Lines are written as they stand when the batch ends; only older ones have to be updated. */
  private async writeLines({ rows, superseded, withdrawn }: LedgerChange, transaction: Transaction): Promise<void> {
    const by = new Map(superseded.map((line) => [line.position, line.by]));
    const upTo = new Map(withdrawn.map((line) => [line.position, line.withdrawn]));
    await transaction.sendRows(
      this.insertLines,
      rows.map((row) => ({
        row,
        withdrawn: upTo.get(row.position) ?? row.withdrawn,
        supersededBy: by.get(row.position) ?? null,
      })),
    );
    const inBatch = new Set(rows.map(({ position }) => position));
    const isOlder = ({ position }: { readonly position: number }): boolean => !inBatch.has(position);
    await transaction.sendRows(supersede, superseded.filter(isOlder));
    await transaction.sendRows(withdraw, withdrawn.filter(isOlder));
  }

  private byKey<T>(table: string, columns: string, keys: readonly number[], key = 'key'): Promise<T[]> {
    if (keys.length === 0) return Promise.resolve([]);
    return this.session.rows<T>({
      name: `${table}_by_key`,
      text: `select ${columns} from ${table} where ${key} = any($1::bigint[])`,
      values: [keysLiteral(keys)],
      rowMode: 'array',
    });
  }
}
