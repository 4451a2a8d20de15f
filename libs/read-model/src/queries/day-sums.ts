import { sql, type RawBuilder } from 'kysely';
import type { Day } from '#calendar';
import { dayOfKey, sumsOf, UNITS, type DayUnitRow } from '../ledger-rows/day-unit-sums.js';
import type { UnitDayRow } from '../read-model.js';
import type { ReadDialect } from './read-dialect.js';
import type { ReadDatabase } from './read-tables.js';

/** The days of one measure at one unit: lists of equal length and order, as JSON text or parsed by the driver. */
interface PackedRow {
  readonly unit: number;
  readonly measure: number;
  readonly days: string | readonly number[];
  readonly amounts: string | readonly number[];
  readonly contributions: string | readonly number[];
}

/** Reads day sums: where they are kept by unit as one range, where they are kept by day by point look-ups. */
export class DaySums {
  constructor(
    private readonly db: ReadDatabase,
    private readonly dialect: ReadDialect,
  ) {}

  /** Sums kept by unit, from `from` (`null`: the beginning) to `to`. */
  async byUnit(
    units: readonly number[],
    measures: readonly number[],
    from: Day | null,
    to: Day,
  ): Promise<UnitDayRow[]> {
    if (units.length === 0 || measures.length === 0) return [];
    const since = from === null ? sql`` : sql`and day >= ${from}`;
    const { rows } = await sql<PackedRow>`select unit, measure, ${this.packed} from unit_day
      where unit in ${this.dialect.numbers(units, 'value')} and measure in ${this.dialect.numbers(measures, 'value')}
      and day <= ${to} ${since} group by unit, measure`.execute(this.db);
    return unpacked(rows);
  }

  /** Sums kept by day. */
  async byDay(units: readonly number[], measures: readonly number[], from: Day | null, to: Day): Promise<UnitDayRow[]> {
    if (units.length === 0 || measures.length === 0) return [];
    const begin = await this.firstDay();
    if (begin === null || begin > to) return [];
    const first = Math.max(begin, from ?? begin);
    const { rows } = await sql<DayUnitRow>`with recursive series(day) as (
        select cast(${first} as bigint) union all select day + 1 from series where day < ${to})
      select x.key, x.sums
      from series s cross join ${this.dialect.numbers(units, 'unit')} u cross join day_unit x
      where x.key = s.day * ${sql.lit(UNITS)} + u.unit`.execute(this.db);
    const wanted = new Set(measures);
    return rows.flatMap((row) => sumsOf(row).filter(({ measure }) => wanted.has(measure)));
  }

  /** Last day up to `limit` (`null`: of all) with a contribution of each measure at each unit, of the sums kept by unit. */
  async lastDays(
    units: readonly number[],
    measures: readonly number[],
    limit: Day | null,
  ): Promise<{ readonly unit: number; readonly measure: number; readonly day: Day }[]> {
    if (units.length === 0 || measures.length === 0) return [];
    const upTo = limit === null ? sql`` : sql`and d.day <= ${limit}`;
    const { rows } = await sql<{ unit: number; measure: number; day: Day | null }>`select u.unit, m.measure,
        (select d.day from unit_day d where d.unit = u.unit and d.measure = m.measure and d.contributions > 0 ${upTo}
         order by d.day desc limit 1) as day
      from ${this.dialect.numbers(units, 'unit')} u cross join ${this.dialect.numbers(measures, 'measure')} m`.execute(
      this.db,
    );
    return rows.flatMap(({ unit, measure, day }) => (day === null ? [] : [{ unit, measure, day }]));
  }

  private get packed(): RawBuilder<unknown> {
    const { listOf } = this.dialect;
    const list = (column: string) => listOf(`unit_day.${column}`);
    return sql`${list('day')} as days, ${list('amount')} as amounts, ${list('contributions')} as contributions`;
  }

  private async firstDay(): Promise<Day | null> {
    const { rows } = await sql<{ key: number | null }>`select min(key) as key from day_unit`.execute(this.db);
    const key = rows[0]?.key ?? null;
    return key === null ? null : dayOfKey(key);
  }
}

function unpacked(rows: readonly PackedRow[]): UnitDayRow[] {
  return rows.flatMap(({ unit, measure, ...lists }) => {
    const amounts = numbersIn(lists.amounts);
    const contributions = numbersIn(lists.contributions);
    return numbersIn(lists.days).map((day, i) => {
      return { unit, measure, day, amount: amounts[i]!, contributions: contributions[i]! };
    });
  });
}

function numbersIn(list: string | readonly number[]): readonly number[] {
  return typeof list === 'string' ? (JSON.parse(list) as number[]) : list;
}
