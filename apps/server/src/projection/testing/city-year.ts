import type { Day } from '#calendar';
import { InMemoryEventStore } from '#event-store';
import type { Catalogue } from '#plugin-host';
import type { TargetStatus } from '#plans';
import { openReadQueries, SqliteProjectionStorage, type PlanStatus, type ReadQueries } from '#read-model';
import { Alerting } from '../../alerting/alerting.js';
import { ProjectionEngine } from '../projection-engine.js';
import type { Judged } from '../status-board.js';
import { YearLog } from './year-log.js';
import type { YearRecord } from './year-records.js';

export const PLAN = 'plan-2025';

const AT = '2025-01-01T08:00:00+08:00';

/** A catalogue, the log of a year, and the real engine, alerting and reading side over a read model in memory. */
export class CityYear {
  private readonly store = new InMemoryEventStore();
  private readonly storage = SqliteProjectionStorage.open(':memory:');
  private readonly alerting: Alerting;
  private readonly log: YearLog;
  private engine!: ProjectionEngine;
  readonly queries: ReadQueries;

  private constructor(
    private readonly catalogue: Catalogue,
    records: readonly YearRecord[],
    begins: Day,
  ) {
    this.log = new YearLog(records, begins);
    this.alerting = new Alerting({ store: this.store, catalogue, now: () => AT });
    this.queries = openReadQueries({ database: this.storage.db, catalogue });
  }

  static async open(catalogue: Catalogue, records: readonly YearRecord[], begins: Day): Promise<CityYear> {
    const year = new CityYear(catalogue, records, begins);
    await year.restart();
    return year;
  }

  /** The engine is opened anew and goes on from its checkpoint. */
  async restart(): Promise<void> {
    const { store, storage, catalogue, alerting } = this;
    const engine: ProjectionEngine = await ProjectionEngine.open({
      store,
      storage,
      catalogue,
      clock: 'system',
      decide: (reviews) => alerting.decide(reviews, engine.watched),
    });
    this.engine = engine;
  }

  /** Everything that comes until the end of a day is written and projected. */
  async walkTo(day: Day): Promise<void> {
    const appends = this.log.upToEndOf(day);
    if (appends.length > 0) await this.store.appendBatch(appends);
    await this.catchUp();
  }

  /** More records come, and no day begins. */
  async receive(records: readonly YearRecord[]): Promise<void> {
    await this.store.appendBatch([this.log.receive(records)]);
    await this.catchUp();
  }

  private async catchUp(): Promise<void> {
    for (;;) {
      const events = await this.store.readAll({ after: this.engine.position, limit: 10_000 });
      if (events.length === 0) return;
      await this.engine.apply(events);
    }
  }

  /** What is judged now, by the engine's board. */
  get board(): readonly Judged[] {
    return this.engine.review.targets;
  }

  judged(target: string, unit: string): Judged {
    const found = this.board.find(({ judged }) => judged.target.id === target && judged.unit === unit);
    if (!found) throw new Error(`${target} is not judged at ${unit}`);
    return found;
  }

  /** What the reading side says of a day. */
  read(unit: string, asOf?: Day): Promise<PlanStatus> {
    return this.queries.planStatus(PLAN, unit, asOf);
  }

  async readTarget(target: string, unit: string, asOf: Day): Promise<TargetStatus> {
    const { targets } = await this.read(unit, asOf);
    const found = targets.find((one) => one.target.id === target);
    if (!found) throw new Error(`${target} does not apply to ${unit}`);
    return found.status;
  }

  async close(): Promise<void> {
    await this.queries.close();
    await this.storage.close();
    await this.store.close();
  }
}
