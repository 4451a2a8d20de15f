import type { Day } from '#calendar';
import { START, type Position } from '#event-store';
import { sql } from 'kysely';
import type { Outcome } from '#indicators';
import type { DaySums } from './day-sums.js';
import type { JudgingReader } from './judging-reader.js';
import type { ReadDialect } from './read-dialect.js';
import type { ReadDatabase } from './read-tables.js';

/** Where the projection stands and what it made of the records. */
export class ProjectionFacts {
  constructor(
    private readonly db: ReadDatabase,
    private readonly dialect: ReadDialect,
    private readonly judging: JudgingReader,
    private readonly daySums: DaySums,
  ) {}

  async checkpoint(): Promise<Position> {
    return Number((await this.meta('checkpoint')) ?? START);
  }

  async today(): Promise<Readonly<Record<string, Day>>> {
    return JSON.parse((await this.meta('today')) ?? '{}') as Record<string, Day>;
  }

  async newestCoverage(unit: string): Promise<Day | null> {
    const { refs } = await this.judging.still();
    const ref = refs.units.find(unit);
    if (ref === undefined) return null;
    const measures = this.judging.catalogue.measures
      .filter(({ accrual, source }) => accrual !== 'stock' && source.kind !== 'case')
      .flatMap(({ code }) => refs.measures.find(code) ?? []);
    const days = (await this.daySums.lastDays([ref], measures, null)).map(({ day }) => day);
    return days.length === 0 ? null : Math.max(...days);
  }

  async ledgerOutcomes(positions: readonly Position[]): Promise<ReadonlyMap<Position, Outcome>> {
    if (positions.length === 0) return new Map();
    const { rows } = await sql<{ position: Position; outcome: Outcome }>`select l.position, l.outcome
      from ${this.dialect.numbers(positions, 'position')} p cross join ledger l where l.position = p.position`.execute(
      this.db,
    );
    return new Map(rows.map(({ position, outcome }) => [position, outcome]));
  }

  private async meta(name: string): Promise<string | undefined> {
    const row = await this.db.selectFrom('meta').select('value').where('name', '=', name).executeTakeFirst();
    return row?.value;
  }
}
