import type Database from 'better-sqlite3';
import { RefTable, type CaseBook, type KeptRecord } from '#indicators';
import { CASE_COLUMNS, caseOf, type CaseTuple } from '../ledger-rows/book-rows.js';
import { KEPT_COLUMNS, keptOf, type KeptTuple } from '../ledger-rows/kept-rows.js';
import type {
  KeptByUnit,
  ObservedRow,
  OverdueCase,
  ProjectionChange,
  ProjectionRefs,
  ProjectionStart,
  ProjectionStorage,
  StatusHistoryRow,
  StorageOptions,
  UnitDayRow,
} from '../read-model.js';
import { SaveGuard } from '../save-guard.js';
import { DISPOSABLE_TABLES, schemaOf, SQLITE_DIALECT } from '../schema.js';
import { openSqlite } from './open-sqlite.js';
import { SqliteLedger } from './sqlite-ledger.js';

/** The read model in one SQLite file. */
export class SqliteProjectionStorage implements ProjectionStorage {
  readonly refs: ProjectionRefs;
  private ledger: SqliteLedger | undefined;
  private readonly statements = new Map<string, Database.Statement>();
  private readonly guard = new SaveGuard();
  private kept: KeptByUnit = () => true;

  private constructor(
    readonly db: Database.Database,
    private readonly options: StorageOptions,
  ) {
    for (const statement of schemaOf(SQLITE_DIALECT)) db.exec(statement);
    const codes = (kind: string): string[] =>
      db.prepare('select code from ref where kind = ? order by ref').pluck().all(kind) as string[];
    this.refs = {
      measures: new RefTable(codes('measure')),
      units: new RefTable(codes('unit')),
      sources: new RefTable(codes('source')),
    };
  }

  static open(path: string, options: StorageOptions = {}): SqliteProjectionStorage {
    return new SqliteProjectionStorage(openSqlite(path), options);
  }

  keepByUnit(kept: KeptByUnit): void {
    this.kept = kept;
  }

  private get book(): SqliteLedger {
    this.guard.check();
    return (this.ledger ??= new SqliteLedger(
      this.db,
      this.refs.sources,
      (measure, unit) => this.kept(measure, unit),
      this.options.runKeys,
    ));
  }

  findRecords: ProjectionStorage['findRecords'] = async (identities) => this.book.findRecords(identities);
  loadPersons: ProjectionStorage['loadPersons'] = async (wanted, exact) => this.book.loadPersons(wanted, exact);
  loadCases: ProjectionStorage['loadCases'] = async (wanted, exact) => this.book.loadCases(wanted, exact);
  loadStocks: ProjectionStorage['loadStocks'] = async (wanted) => this.book.loadStocks(wanted);

  async start(): Promise<ProjectionStart> {
    const meta = new Map(
      (this.db.prepare('select name, value from meta').all() as { name: string; value: string }[]).map((row) => [
        row.name,
        row.value,
      ]),
    );
    return {
      checkpoint: Number(meta.get('checkpoint') ?? -1),
      today: JSON.parse(meta.get('today') ?? '{}') as Record<string, number>,
      catalogue: meta.get('catalogue') ?? null,
    };
  }

  async reset(catalogue: string): Promise<void> {
    await this.write(() => {
      for (const table of DISPOSABLE_TABLES) if (table !== 'ref') this.db.exec(`delete from ${table}`);
      const cleared = this.book.clear();
      this.db.exec(`delete from meta`);
      this.setMeta('catalogue', catalogue);
      return cleared;
    });
  }

  async save(change: ProjectionChange, before?: Promise<unknown>): Promise<void> {
    await before;
    await this.write(() => this.writeChange(change));
  }

  async unitDays(): Promise<readonly UnitDayRow[]> {
    return this.prepare('select unit, measure, day, amount, contributions from unit_day').all() as UnitDayRow[];
  }

  async lastHistory(): Promise<readonly StatusHistoryRow[]> {
    return this.prepare(
      `select plan, target, unit, as_of as "asOf", state, colour, value from status_history h
       where as_of = (select max(as_of) from status_history where plan = h.plan and unit = h.unit and target = h.target)`,
    ).all() as StatusHistoryRow[];
  }

  async observed(): Promise<readonly ObservedRow[]> {
    return this.prepare(
      `select plan, unit, target_group as "group", as_of as "asOf", judged_on as "judgedOn", value, data from observed`,
    ).all() as ObservedRow[];
  }

  async overdueCases(before: number): Promise<readonly OverdueCase[]> {
    return this.prepare(
      `select key, case_type as "caseType", case_id as "caseId", unit, limit_from as "from", limit_to as "to", due
       from case_book where due < ? order by due, key`,
    ).all(before) as OverdueCase[];
  }

  async casesOf(caseTypes: readonly string[]): Promise<readonly CaseBook[]> {
    const statement = this.prepare(`select ${CASE_COLUMNS} from case_book where case_type = ? order by key`).raw();
    return caseTypes.flatMap((caseType) => (statement.all(caseType) as CaseTuple[]).map(caseOf));
  }

  async keptRecords(): Promise<readonly KeptRecord[]> {
    const statement = this.prepare(`select ${KEPT_COLUMNS} from kept_record order by day, key`).raw();
    return (statement.all() as KeptTuple[]).map(keptOf);
  }

  async close(): Promise<void> {
    this.db.close();
  }

  /** Memory follows the tables only once they are committed. */
  private write(work: () => (() => void) | undefined): Promise<void> {
    return this.guard.write(() => this.db.transaction(work)()?.());
  }

  private writeChange(change: ProjectionChange): (() => void) | undefined {
    const written = change.ledger && this.book.write(change.ledger);
    this.writeRefs();
    for (const row of change.observed) {
      this.prepare('insert or replace into observed values (?, ?, ?, ?, ?, ?, ?)').run(
        row.plan,
        row.unit,
        row.group,
        row.asOf,
        row.judgedOn,
        row.value,
        row.data,
      );
    }
    for (const { plan, unit, group } of change.retired ?? []) {
      this.prepare('delete from observed where plan = ? and unit = ? and target_group = ?').run(plan, unit, group);
    }
    for (const row of change.history) {
      this.prepare(
        'insert or replace into status_history (plan, unit, target, as_of, state, colour, value) values (?, ?, ?, ?, ?, ?, ?)',
      ).run(row.plan, row.unit, row.target, row.asOf, row.state, row.colour, row.value);
    }
    for (const row of change.alerts) {
      this.prepare('insert or replace into alert values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
        row.alertId,
        row.state,
        row.severity,
        row.colour,
        row.plan,
        row.target,
        row.unit,
        JSON.stringify(row.owners),
        row.position,
        row.data,
      );
    }
    for (const row of change.rejections) {
      this.prepare('insert or ignore into rejection values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)').run(
        row.id,
        row.position,
        row.code,
        row.pointer,
        row.message,
        row.source,
        row.recordId,
        row.value,
        row.origin,
        row.at,
      );
    }
    for (const id of change.redriven) this.prepare('update rejection set redriven = 1 where id = ?').run(id);
    this.setMeta('checkpoint', String(change.checkpoint));
    this.setMeta('today', JSON.stringify(change.today));
    return written;
  }

  private writeRefs(): void {
    for (const [kind, table] of [
      ['measure', this.refs.measures],
      ['unit', this.refs.units],
      ['source', this.refs.sources],
    ] as const) {
      for (const { ref, code } of table.takeUnsaved()) {
        this.prepare('insert into ref (kind, ref, code) values (?, ?, ?)').run(kind, ref, code);
      }
    }
  }

  private setMeta(name: string, value: string): void {
    this.prepare('insert into meta values (?, ?) on conflict do update set value = excluded.value').run(name, value);
  }

  private prepare(sql: string): Database.Statement {
    let statement = this.statements.get(sql);
    if (!statement) this.statements.set(sql, (statement = this.db.prepare(sql)));
    return statement;
  }
}
