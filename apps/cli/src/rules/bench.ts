import type { Alert } from '#alerts';
import { formatDay, type Day } from '#calendar';
import { InMemoryEventStore } from '#event-store';
import { readFeedRecord, type FeedReading } from '#feed';
import { feedReferencesOf, type Catalogue } from '#plugin-host';
import type { Plan } from '#plans';
import { openReadQueries, SqliteProjectionStorage, type PlanStatus, type ReadQueries } from '#read-model';
import { Alerting } from '../../../server/src/alerting/alerting.js';
import { WallClock } from '../../../server/src/calendar/wall-clock.js';
import { feedDates } from '../../../server/src/feed-dates.js';
import { IntakeBatch } from '../../../server/src/intake/intake-batch.js';
import { DerivedMeasures } from '../../../server/src/derived/derived-measures.js';
import { ProjectionEngine } from '../../../server/src/projection/projection-engine.js';
import { allOf } from '../../../server/src/projection/projection-listener.js';
import type { RuleCount } from '../../../server/src/rules/rule-counts.js';
import { Rules } from '../../../server/src/rules/rules.js';
import type { CloudEvent } from './cloud-events.js';

const PAGE = 1_000;
/** Local midnight of a day, as milliseconds of the wall clock. */
const midnight = (day: Day): number => day * 86_400_000 - 8 * 3_600_000;

/**
 * The server's own intake, log, projection, rules and alerting, in this process and in memory, on a clock that the test
 * moves. Code of plugins runs in its sandbox, as on a server.
 */
export class Bench {
  private readonly context;
  private readonly clock: WallClock;

  private constructor(
    catalogue: Catalogue,
    private readonly store: InMemoryEventStore,
    private readonly storage: SqliteProjectionStorage,
    private readonly engine: ProjectionEngine,
    private readonly code: { readonly rules: Rules; readonly derived: DerivedMeasures },
    private readonly queries: ReadQueries,
    private readonly time: { today: Day },
  ) {
    this.context = feedReferencesOf(catalogue, feedDates(catalogue.plans));
    const regions = [...new Set(catalogue.plans.map(({ region }: Plan) => region))];
    this.clock = new WallClock(
      store,
      regions,
      () => {},
      () => midnight(time.today),
    );
  }

  /** An empty server. Close it. */
  static async open(catalogue: Catalogue): Promise<Bench> {
    const time = { today: 0 };
    const store = new InMemoryEventStore();
    const storage = SqliteProjectionStorage.open(':memory:');
    const now = (): string => `${formatDay(time.today)}T00:00:00+08:00`;
    const alerting = new Alerting({ store, catalogue, now });
    const asking = { store, catalogue, now, tell: alerting.tell.bind(alerting), failed: rethrow };
    const code = { rules: new Rules(asking), derived: new DerivedMeasures(asking) };
    const engine: ProjectionEngine = await ProjectionEngine.open({
      store,
      storage,
      catalogue,
      clock: 'system',
      decide: (reviews) => alerting.decide(reviews, engine.watched),
      listener: allOf([code.derived, code.rules]),
    });
    code.derived.begin(engine.sight);
    await code.rules.begin(engine.sight, storage);
    const queries = openReadQueries({ database: storage.db, catalogue });
    return new Bench(catalogue, store, storage, engine, code, queries, time);
  }

  /** The regions' next day begins, and the one before it closes. */
  async openDay(day: Day): Promise<void> {
    this.time.today = day;
    await this.clock.openDays();
    await this.catchUp();
  }

  /** Takes records in as the intake does. Answers what it says of each. */
  async send(events: readonly CloudEvent[]): Promise<readonly FeedReading[]> {
    const readings = events.map((event) => readFeedRecord(JSON.stringify(event), this.context));
    const batch = new IntakeBatch();
    for (const reading of readings) if (reading.ok) batch.accept(reading);
    await batch.appendTo(this.store);
    await this.catchUp();
    return readings;
  }

  /** How a plan stands at a unit now, on the newest day that its data cover. */
  planStatus(plan: string, unit: string): Promise<PlanStatus> {
    return this.queries.planStatus(plan, unit);
  }

  /** Every alert there ever was, the one that changed last first. */
  async alerts(): Promise<readonly Alert[]> {
    const alerts: Alert[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.queries.alerts({}, PAGE, cursor);
      alerts.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return alerts;
  }

  /** What the code of plugins has done so far. */
  get counted(): readonly RuleCount[] {
    return [...this.code.derived.counted, ...this.code.rules.counted];
  }

  async close(): Promise<void> {
    await this.code.derived.close();
    await this.code.rules.close();
    await this.queries.close();
    await this.storage.close();
    await this.store.close();
  }

  /** Days, alerts and what code answers are written to the log themselves, so its end moves until all is judged. */
  private async catchUp(): Promise<void> {
    for (;;) {
      await this.code.derived.settled();
      await this.code.rules.settled();
      const events = await this.store.readAll({ after: this.engine.position, limit: PAGE });
      if (events.length === 0) return;
      await this.engine.apply(events);
    }
  }
}

/** In memory nothing fails that could be tried again. */
function rethrow(error: unknown): never {
  throw error;
}
