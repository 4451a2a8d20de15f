import {
  encodeEntries,
  encodeOccurrences,
  type LedgerChange,
  type LedgerRow,
  type PersonBook,
  type RefTable,
  type StockRow,
  type StockWanted,
} from '#indicators';
import { CASE_COLUMNS, PERSON_COLUMNS, type CaseRow } from '../ledger-rows/book-rows.js';
import { KEPT_COLUMNS, type KeptTuple } from '../ledger-rows/kept-rows.js';
import { LINE_COLUMNS } from '../ledger-rows/line-row.js';
import { BulkStatement, ROWS, SELECTED, type Column } from './bulk-statement.js';

/** A ledger line with what became of it inside its own batch. */
export interface NewLine {
  readonly row: LedgerRow;
  readonly withdrawn: number;
  readonly supersededBy: number | null;
}

export const insertLines = (sources: RefTable): BulkStatement<NewLine> =>
  new BulkStatement('ledger_insert', `insert into ledger (${LINE_COLUMNS}, superseded_by) ${SELECTED}`, [
    ['bigint', ({ row }) => row.position],
    ['bigint', ({ row }) => (row.holds ? row.key : null)],
    ['bigint', ({ row }) => sources.ref(row.source)],
    ['text', ({ row }) => row.id],
    ['text', ({ row }) => encodeEntries(row.entries)],
    ['bigint', ({ row }) => row.outcome],
    ['bigint', ({ row }) => row.revision],
    ['bigint', ({ withdrawn }) => withdrawn],
    ['bigint', ({ supersededBy }) => supersededBy],
  ]);

export const supersede = new BulkStatement<LedgerChange['superseded'][number]>(
  'ledger_supersede',
  `update ledger set superseded_by = changed.by from ${ROWS} as changed(at, by) where position = changed.at`,
  [
    ['bigint', ({ position }) => position],
    ['bigint', ({ by }) => by],
  ],
);

export const withdraw = new BulkStatement<LedgerChange['withdrawn'][number]>(
  'ledger_withdraw',
  `update ledger set withdrawn = changed.up_to from ${ROWS} as changed(at, up_to) where position = changed.at`,
  [
    ['bigint', ({ position }) => position],
    ['bigint', ({ withdrawn }) => withdrawn],
  ],
);

/** Keys of a run, in order. */
export const insertRun = (name: string, positionOf: (key: number) => number): BulkStatement<number> =>
  new BulkStatement(`${name}_insert`, `insert into ${name} (key, position) ${SELECTED}`, [
    ['bigint', (key) => key],
    ['bigint', positionOf],
  ]);

const personColumns: readonly Column<PersonBook>[] = [
  ['bigint', ({ key }) => key],
  ['text', ({ subject }) => subject],
  ['bytea', ({ occurrences }) => encodeOccurrences(occurrences)],
];

/** Known to be new: nothing has to be looked up first. */
export const insertPersons = new BulkStatement<PersonBook>(
  'person_insert',
  `insert into person (${PERSON_COLUMNS}) ${SELECTED}`,
  personColumns,
);

export const updatePersons = new BulkStatement<PersonBook>(
  'person_update',
  `update person set occurrences = changed.occurrences from ${ROWS} as changed(key, subject, occurrences)
   where person.key = changed.key`,
  personColumns,
);

export const upsertCases = new BulkStatement<CaseRow>(
  'case_book_upsert',
  `insert into case_book (${CASE_COLUMNS}, unit, due, limit_from, limit_to) ${SELECTED}
   on conflict (key) do update set reports = excluded.reports, unit = excluded.unit, due = excluded.due,
     limit_from = excluded.limit_from, limit_to = excluded.limit_to`,
  [
    ['bigint', (row) => row[0]],
    ['text', (row) => row[1]],
    ['text', (row) => row[2]],
    ['text', (row) => row[3]],
    ['bigint', (row) => row[4]],
    ['bigint', (row) => row[5]],
    ['text', (row) => row[6]],
    ['text', (row) => row[7]],
  ],
);

export const upsertKept = new BulkStatement<KeptTuple>(
  'kept_record_upsert',
  `insert into kept_record (${KEPT_COLUMNS}) ${SELECTED}
   on conflict (key) do update set service = excluded.service, unit = excluded.unit, day = excluded.day, data = excluded.data`,
  [
    ['bigint', (row) => row[0]],
    ['text', (row) => row[1]],
    ['bigint', (row) => row[2]],
    ['bigint', (row) => row[3]],
    ['text', (row) => row[4]],
  ],
);

export const deleteKept = new BulkStatement<number>(
  'kept_record_delete',
  `delete from kept_record using ${ROWS} as gone(key) where kept_record.key = gone.key`,
  [['bigint', (key) => key]],
);

/** Deletes empty books where no book stands on the next key; elsewhere a search goes on over them. */
export const deleteLast = (table: 'person' | 'case_book'): BulkStatement<{ readonly key: number }> =>
  new BulkStatement(
    `${table}_delete`,
    `delete from ${table} as book using ${ROWS} as empty(at) where book.key = empty.at
     and not exists (select 1 from ${table} as next where next.key = empty.at + 1)`,
    [['bigint', ({ key }) => key]],
  );

const stockKey: readonly Column<StockRow>[] = [
  ['bigint', ({ measure }) => measure],
  ['bigint', ({ unit }) => unit],
  ['bigint', ({ day }) => day],
  ['bigint', ({ record }) => record],
];

export const upsertStocks = new BulkStatement<StockRow>(
  'stock_report_upsert',
  `insert into stock_report (measure, unit, day, record, time, value) ${SELECTED}
   on conflict (measure, unit, day, record) do update set time = excluded.time, value = excluded.value`,
  [...stockKey, ['text', ({ time }) => time], ['bigint', ({ value }) => value]],
);

export const deleteStocks = new BulkStatement<StockRow>(
  'stock_report_delete',
  `delete from stock_report as report using ${ROWS} as gone(measure, unit, day, record)
   where report.measure = gone.measure and report.unit = gone.unit and report.day = gone.day
     and report.record = gone.record`,
  stockKey,
);

export const stocksFrom = new BulkStatement<StockWanted>(
  'stock_report_from',
  `select report.measure, report.unit, report.day, report.record, report.time, report.value
   from ${ROWS} as wanted(measure, unit, since)
   cross join lateral (select coalesce(max(day), wanted.since) as since from stock_report as before
     where before.measure = wanted.measure and before.unit = wanted.unit and before.day < wanted.since) as first
   join stock_report as report
     on report.measure = wanted.measure and report.unit = wanted.unit and report.day >= first.since`,
  [
    ['bigint', ({ measure }) => measure],
    ['bigint', ({ unit }) => unit],
    ['bigint', ({ from }) => from],
  ],
);
