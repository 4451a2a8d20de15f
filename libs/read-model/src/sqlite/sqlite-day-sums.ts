import type Database from 'better-sqlite3';
import type { CounterDelta } from '#indicators';
import { daySumChanges, falling } from '../ledger-rows/day-sums.js';
import { changedRows, dayUnitChanges, type DayUnitChange, type DayUnitRow } from '../ledger-rows/day-unit-sums.js';
import type { KeptByUnit } from '../read-model.js';
import { BulkInsert } from './bulk-insert.js';
import { BulkSelect } from './bulk-select.js';

/** The tables of day sums in SQLite. Writing happens inside the caller's transaction. */
export class SqliteDaySums {
  private readonly addUnitDays: BulkInsert;
  private readonly deleteUnitDay: Database.Statement;
  private readonly dayUnits: BulkSelect<[key: number, sums: string]>;
  private readonly putDayUnits: BulkInsert;
  private readonly deleteDayUnit: Database.Statement;

  constructor(
    db: Database.Database,
    private readonly kept: KeptByUnit,
  ) {
    this.addUnitDays = new BulkInsert(
      db,
      'unit_day',
      5,
      `on conflict do update set amount = unit_day.amount + excluded.amount,
         contributions = unit_day.contributions + excluded.contributions`,
    );
    this.deleteUnitDay = db.prepare(
      'delete from unit_day where unit = ? and measure = ? and day = ? and contributions = 0 and amount = 0',
    );
    this.dayUnits = new BulkSelect(db, 'key, sums', 'day_unit', 'key');
    this.putDayUnits = new BulkInsert(db, 'day_unit', 2, 'on conflict do update set sums = excluded.sums');
    this.deleteDayUnit = db.prepare('delete from day_unit where key = ?');
  }

  write(deltas: readonly CounterDelta[]): void {
    const { unitDays, dayUnits } = daySumChanges(deltas, this.kept);
    this.addUnitDays.run(unitDays, (row, into, at) => {
      into[at] = row.unit;
      into[at + 1] = row.measure;
      into[at + 2] = row.day;
      into[at + 3] = row.amount;
      into[at + 4] = row.contributions;
    });
    for (const { unit, measure, day } of falling(unitDays)) this.deleteUnitDay.run(unit, measure, day);
    const changes = dayUnitChanges(dayUnits);
    const { changed, gone } = changedRows(changes, this.storedOf(changes));
    this.putDayUnits.run(changed, ({ key, sums }, into, at) => {
      into[at] = key;
      into[at + 1] = sums;
    });
    for (const { key } of gone) this.deleteDayUnit.run(key);
  }

  private storedOf(changes: readonly DayUnitChange[]): DayUnitRow[] {
    return this.dayUnits.rows(changes.map(({ key }) => key)).map(([key, sums]) => ({ key, sums }));
  }
}
