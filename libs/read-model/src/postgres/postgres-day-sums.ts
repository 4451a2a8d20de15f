import type { CounterDelta } from '#indicators';
import { daySumChanges, falling } from '../ledger-rows/day-sums.js';
import { changedRows, dayUnitChanges, type DayUnitChange, type DayUnitRow } from '../ledger-rows/day-unit-sums.js';
import type { KeptByUnit } from '../read-model.js';
import { BulkStatement, keysLiteral, ROWS, SELECTED, type Column } from './bulk-statement.js';
import type { Query, Transaction } from './postgres-session.js';

const unitDayKey: readonly Column<CounterDelta>[] = [
  ['bigint', ({ unit }) => unit],
  ['bigint', ({ measure }) => measure],
  ['bigint', ({ day }) => day],
];

const addUnitDays = new BulkStatement<CounterDelta>(
  'unit_day_add',
  `insert into unit_day as sum (unit, measure, day, amount, contributions) ${SELECTED}
   on conflict (unit, measure, day) do update set amount = sum.amount + excluded.amount,
     contributions = sum.contributions + excluded.contributions`,
  [...unitDayKey, ['bigint', ({ amount }) => amount], ['bigint', ({ contributions }) => contributions]],
);

const deleteUnitDays = new BulkStatement<CounterDelta>(
  'unit_day_delete',
  `delete from unit_day as sum using ${ROWS} as fallen(unit, measure, day)
   where sum.unit = fallen.unit and sum.measure = fallen.measure and sum.day = fallen.day
     and sum.contributions = 0 and sum.amount = 0`,
  unitDayKey,
);

const putDayUnits = new BulkStatement<DayUnitRow>(
  'day_unit_put',
  `insert into day_unit (key, sums) ${SELECTED} on conflict (key) do update set sums = excluded.sums`,
  [
    ['bigint', ({ key }) => key],
    ['text', ({ sums }) => sums],
  ],
);

const deleteDayUnits = new BulkStatement<{ readonly key: number }>(
  'day_unit_delete',
  `delete from day_unit using ${ROWS} as empty(key) where day_unit.key = empty.key`,
  [['bigint', ({ key }) => key]],
);

/** Day sums of a batch on their way into their tables. */
export class PostgresDaySums {
  private readonly unitDays: readonly CounterDelta[];
  private readonly changes: readonly DayUnitChange[];
  private readonly stored: Promise<DayUnitRow[]>;

  /** Asks for the rows that will change, before anything is written: the answer comes while the server writes others. */
  constructor(
    deltas: readonly CounterDelta[],
    kept: KeptByUnit,
    private readonly transaction: Transaction,
  ) {
    const { unitDays, dayUnits } = daySumChanges(deltas, kept);
    this.unitDays = [...unitDays].sort((a, b) => a.unit - b.unit || a.measure - b.measure || a.day - b.day);
    this.changes = dayUnitChanges(dayUnits);
    this.stored = this.changes.length === 0 ? Promise.resolve([]) : transaction.rows<DayUnitRow>(this.rowsWanted());
    this.stored.catch(() => undefined);
  }

  async write(): Promise<void> {
    const { transaction, unitDays } = this;
    await transaction.sendRows(addUnitDays, unitDays);
    await transaction.sendRows(deleteUnitDays, falling(unitDays));
    const { changed, gone } = changedRows(this.changes, await this.stored);
    await transaction.sendRows(putDayUnits, changed);
    await transaction.sendRows(deleteDayUnits, gone);
  }

  private rowsWanted(): Query {
    return {
      name: 'day_unit_at',
      text: 'select key, sums from day_unit where key = any($1::bigint[])',
      values: [keysLiteral(this.changes.map(({ key }) => key))],
    };
  }
}
