import { RefTable, type CaseBook, type KeptRecord } from '#indicators';
import { KEPT_COLUMNS, keptOf } from '../ledger-rows/kept-rows.js';
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
import { DISPOSABLE_TABLES, POSTGRES_DIALECT, schemaOf } from '../schema.js';
import {
  deleteObserved,
  insertRefs,
  insertRejections,
  markRedriven,
  upsertAlerts,
  upsertHistory,
  upsertMeta,
  upsertObserved,
} from './board-statements.js';
import { PostgresLedger } from './postgres-ledger.js';
import { RUNS_TABLE } from './postgres-record-runs.js';
import { PostgresSession, type Transaction } from './postgres-session.js';
import { STORAGE_PARAMETERS } from './storage-parameters.js';

/** Keeps two processes from making the tables at once: "if not exists" alone does not. The number is ours, no more. */
const SCHEMA_LOCK = 'select pg_advisory_xact_lock(7134902661)';
/** Position before the first event. */
const NOTHING_YET = '-1';

const unitDaysQuery = 'select unit, measure, day, amount, contributions from unit_day';
const observedQuery =
  'select plan, unit, target_group as "group", as_of as "asOf", judged_on as "judgedOn", value, data from observed';
const lastHistoryQuery = `select distinct on (plan, unit, target) plan, target, unit, as_of as "asOf", state, colour, value
  from status_history order by plan, unit, target, as_of desc`;
const overdueCasesQuery = `select key, case_type as "caseType", case_id as "caseId", unit, limit_from as "from",
  limit_to as "to", due from case_book where due < $1 order by due, key`;
const casesOfQuery = `select key, case_type as "caseType", case_id as "caseId", reports from case_book
  where case_type = any($1) order by key`;

const keptRecordsQuery = `select ${KEPT_COLUMNS} from kept_record order by day, key`;

/** Another process has written to the read model since this one read it: two projections hold it. */
export class ProjectionOvertaken extends Error {
  readonly code = 'PROJECTION_OVERTAKEN';

  constructor() {
    super('another projection writes to this read model');
    this.name = 'ProjectionOvertaken';
  }
}

/** The read model in a PostgreSQL database. */
export class PostgresProjectionStorage implements ProjectionStorage {
  private readonly guard = new SaveGuard();
  private kept: KeptByUnit = () => true;
  private ledger!: PostgresLedger;

  private constructor(
    private readonly session: PostgresSession,
    readonly refs: ProjectionRefs,
    /** As read or written last. */
    private checkpoint: string,
  ) {}

  /** Makes the tables where they are missing. @param url `postgres://user@host/database`. */
  static async open(url: string, options: StorageOptions = {}): Promise<PostgresProjectionStorage> {
    const session = new PostgresSession(url);
    try {
      await session.transaction(prepareTables);
      const [row] = await session.rows<{ value: string }>({ text: `select value from meta where name = 'checkpoint'` });
      const storage = new PostgresProjectionStorage(session, await loadRefs(session), row!.value);
      const kept: KeptByUnit = (measure, unit) => storage.kept(measure, unit);
      storage.ledger = await PostgresLedger.open(session, storage.refs.sources, kept, options.runKeys);
      return storage;
    } catch (error) {
      await session.close();
      throw error;
    }
  }

  keepByUnit(kept: KeptByUnit): void {
    this.kept = kept;
  }

  findRecords: ProjectionStorage['findRecords'] = async (identities) => this.book.findRecords(identities);
  loadPersons: ProjectionStorage['loadPersons'] = async (wanted, exact) => this.book.loadPersons(wanted, exact);
  loadCases: ProjectionStorage['loadCases'] = async (wanted, exact) => this.book.loadCases(wanted, exact);
  loadStocks: ProjectionStorage['loadStocks'] = async (wanted) => this.book.loadStocks(wanted);

  async start(): Promise<ProjectionStart> {
    const rows = await this.session.rows<{ name: string; value: string }>({ text: 'select name, value from meta' });
    const meta = new Map(rows.map(({ name, value }) => [name, value]));
    return {
      checkpoint: Number(meta.get('checkpoint')),
      today: JSON.parse(meta.get('today') ?? '{}') as Record<string, number>,
      catalogue: meta.get('catalogue') ?? null,
    };
  }

  async reset(catalogue: string): Promise<void> {
    await this.write(async (transaction) => {
      transaction.send(`truncate ${DISPOSABLE_TABLES.filter((table) => table !== 'ref').join(', ')}`);
      const cleared = await this.book.clear(transaction);
      transaction.send(`delete from meta where name <> 'checkpoint'`);
      transaction.send(upsertMeta.of([['catalogue', catalogue]]));
      return cleared;
    }, NOTHING_YET);
  }

  async save(change: ProjectionChange, before?: Promise<unknown>): Promise<void> {
    // It is waited for below; until then nobody else hears of its failure.
    before?.catch(() => undefined);
    await this.write(async (transaction) => {
      const written = change.ledger && (await this.book.write(change.ledger, transaction));
      await transaction.sendRows(insertRefs, this.unsavedRefs());
      await transaction.sendRows(upsertObserved, change.observed);
      await transaction.sendRows(deleteObserved, change.retired ?? []);
      await transaction.sendRows(
        upsertHistory,
        last(change.history, ({ plan, unit, target, asOf }) => `${plan}/${unit}/${target}/${asOf}`),
      );
      await transaction.sendRows(
        upsertAlerts,
        last(change.alerts, ({ alertId }) => alertId),
      );
      await transaction.sendRows(insertRejections, change.rejections);
      await transaction.sendRows(markRedriven, change.redriven);
      transaction.send(upsertMeta.of([['today', JSON.stringify(change.today)]]));
      await before;
      return written;
    }, String(change.checkpoint));
  }

  unitDays(): Promise<readonly UnitDayRow[]> {
    return this.session.scan<UnitDayRow>(unitDaysQuery);
  }

  lastHistory(): Promise<readonly StatusHistoryRow[]> {
    return this.session.scan<StatusHistoryRow>(lastHistoryQuery);
  }

  observed(): Promise<readonly ObservedRow[]> {
    return this.session.scan<ObservedRow>(observedQuery);
  }

  overdueCases(before: number): Promise<readonly OverdueCase[]> {
    return this.session.rows<OverdueCase>({ name: 'overdue_cases', text: overdueCasesQuery, values: [before] });
  }

  async casesOf(caseTypes: readonly string[]): Promise<readonly CaseBook[]> {
    type Row = Omit<CaseBook, 'reports'> & { readonly reports: string };
    const rows = await this.session.scan<Row>(casesOfQuery, [caseTypes]);
    return rows.map((row) => ({ ...row, reports: JSON.parse(row.reports) as CaseBook['reports'] }));
  }

  async keptRecords(): Promise<readonly KeptRecord[]> {
    type Row = Pick<KeptRecord, 'key' | 'service' | 'unit' | 'day'> & { readonly data: string };
    const rows = await this.session.scan<Row>(keptRecordsQuery);
    return rows.map(({ key, service, unit, day, data }) => keptOf([key, service, unit, day, data]));
  }

  close(): Promise<void> {
    return this.session.close();
  }

  private get book(): PostgresLedger {
    this.guard.check();
    return this.ledger;
  }

  /** Memory follows the tables only once they are committed. Moving the checkpoint first keeps a second writer out. */
  private write(
    work: (transaction: Transaction) => Promise<(() => void) | undefined>,
    checkpoint: string,
  ): Promise<void> {
    return this.guard.write(async () => {
      const written = await this.session.transaction(async (transaction) => {
        const moved = await transaction.rows({
          name: 'move_checkpoint',
          text: `update meta set value = $2 where name = 'checkpoint' and value = $1 returning name`,
          values: [this.checkpoint, checkpoint],
        });
        if (moved.length === 0) throw new ProjectionOvertaken();
        return work(transaction);
      });
      written?.();
      this.checkpoint = checkpoint;
    });
  }

  private unsavedRefs(): { kind: string; ref: number; code: string }[] {
    const { measures, units, sources } = this.refs;
    return [
      ...measures.takeUnsaved().map((row) => ({ kind: 'measure', ...row })),
      ...units.takeUnsaved().map((row) => ({ kind: 'unit', ...row })),
      ...sources.takeUnsaved().map((row) => ({ kind: 'source', ...row })),
    ];
  }
}

async function prepareTables(transaction: Transaction): Promise<void> {
  transaction.send(SCHEMA_LOCK);
  for (const statement of [...schemaOf(POSTGRES_DIALECT), RUNS_TABLE, ...STORAGE_PARAMETERS]) {
    transaction.send(statement);
  }
  transaction.send(`insert into meta (name, value) values ('checkpoint', '${NOTHING_YET}') on conflict do nothing`);
}

async function loadRefs(session: PostgresSession): Promise<ProjectionRefs> {
  const rows = await session.scan<{ kind: string; code: string }>('select kind, code from ref order by kind, ref');
  const table = (kind: string): RefTable =>
    new RefTable(rows.filter((row) => row.kind === kind).map(({ code }) => code));
  return { measures: table('measure'), units: table('unit'), sources: table('source') };
}

/** The last row of each key: one statement must not change a row twice. */
function last<T>(rows: readonly T[], key: (row: T) => string): T[] {
  return [...new Map(rows.map((row) => [key(row), row])).values()];
}
