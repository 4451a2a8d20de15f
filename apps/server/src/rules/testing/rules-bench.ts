import type { Alert, AlertEvent, Observation } from '#alerts';
import { alertView, readAlertEvent } from '#alerts';
import { formatDay, parseDay } from '#calendar';
import { InMemoryEventStore, START, type RecordedEvent } from '#event-store';
import { eventIdOf, FEED_RECORD_TYPES } from '#feed';
import type { Catalogue } from '#plugin-host';
import { SqliteProjectionStorage } from '#read-model';
import { Alerting } from '../../alerting/alerting.js';
import { DAY_OPENED } from '../../projection/log-event-types.js';
import { ProjectionEngine } from '../../projection/projection-engine.js';
import { readRuleEvent, type RuleEvaluated } from '../rule-event.js';
import { Rules } from '../rules.js';

const PAGE = 1_000;

/** A record as a feed sends it. */
export interface Sent {
  readonly id: string;
  readonly type: string;
  readonly revision?: number;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Log, read model, projection, alerting and rules, all real and in memory; the sandbox in its thread. */
export class RulesBench {
  readonly failures: unknown[] = [];
  private engine!: ProjectionEngine;
  private rules!: Rules;
  private sent = 0;

  private constructor(
    private catalogue: Catalogue,
    readonly store: InMemoryEventStore,
    private readonly storage: SqliteProjectionStorage,
  ) {}

  static async open(catalogue: Catalogue, store = new InMemoryEventStore()): Promise<RulesBench> {
    const bench = new RulesBench(catalogue, store, SqliteProjectionStorage.open(':memory:'));
    await bench.start();
    return bench;
  }

  /** Records, in the order of the log. */
  async send(...records: readonly Sent[]): Promise<void> {
    await this.sendWithoutWaiting(...records);
    await this.catchUp();
  }

  async sendWithoutWaiting(...records: readonly Sent[]): Promise<void> {
    const events = records.map(({ revision = 1, ...record }) => ({
      id: eventIdOf('/spec', String(this.sent++), 1),
      type: record.type,
      data: JSON.stringify({ source: '/spec', revision, ...record }),
    }));
    await this.store.append('feed-370811', 'any', events);
  }

  /** Resolves once rules could not be asked or what they found could not be told. */
  async untilFailed(): Promise<void> {
    await this.engine.apply(await this.store.readAll({ after: this.engine.position, limit: PAGE }));
    while (this.failures.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  async openDay(iso: string): Promise<void> {
    const data = JSON.stringify({ region: '370800', day: iso });
    await this.store.append('calendar-370800', 'any', [{ id: eventIdOf('/days', iso, 1), type: DAY_OPENED, data }]);
    await this.catchUp();
  }

  /** The process ends as if its power were cut, and another goes on where the read model stands, maybe by other plugins. */
  async restart(catalogue = this.catalogue): Promise<void> {
    await this.rules.close();
    this.catalogue = catalogue;
    await this.start();
  }

  /** The read model is emptied and made again from the log. Answers what rules answered meanwhile. */
  async rebuild(): Promise<number> {
    await this.rules.close();
    await this.storage.reset(this.catalogue.digest);
    await this.start(false);
    await this.replay();
    const asked = this.evaluations();
    await this.rules.begin(this.engine.sight, this.storage);
    await this.catchUp();
    return asked;
  }

  /** Lets suspended rules run again. */
  async resume(plugin: string): Promise<void> {
    this.rules.resume(plugin);
    await this.catchUp();
  }

  get counted() {
    return this.rules.counted;
  }

  /** How often rules were asked since the start. */
  evaluations(rule?: string): number {
    return this.counted
      .filter((one) => rule === undefined || one.rule === rule)
      .reduce((sum, { evaluations }) => sum + evaluations, 0);
  }

  /** Everything that rules answered, as recorded. */
  async answers(): Promise<readonly RuleEvaluated[]> {
    return (await this.log('rule')).flatMap((record) => readRuleEvent(record) ?? []);
  }

  /** Alerts of rules, in the order in which they came up. */
  async alerts(): Promise<readonly Alert[]> {
    const byId = new Map<string, AlertEvent[]>();
    for (const record of await this.log('alert')) {
      const event = readAlertEvent(record);
      byId.set(event.alertId, [...(byId.get(event.alertId) ?? []), event]);
    }
    return [...byId.values()].flatMap((events) => alertView(events)?.alert ?? []).filter(({ key }) => key.rule);
  }

  /** The alerts of rules in short: state, severity, key. */
  async states(): Promise<readonly string[]> {
    return (await this.alerts()).map(({ state, severity, key }) =>
      [state, severity, key.rule, key.orgUnit, key.finding ?? key.about].join(' '),
    );
  }

  /** How many events of alerts the log holds. */
  async told(): Promise<number> {
    return (await this.log('alert')).length;
  }

  /** Called with what rules tell, before it reaches the alerts. */
  beforeTelling: (observations: readonly Observation[]) => void = () => {};

  async close(): Promise<void> {
    await this.rules.close();
    await this.storage.close();
    await this.store.close();
  }

  private async start(begin = true): Promise<void> {
    const { store, storage, catalogue } = this;
    const now = (): string => '2025-03-06T08:00:00+08:00';
    const alerting = new Alerting({ store, catalogue, now });
    this.rules = new Rules({
      store,
      catalogue,
      now,
      tell: async (observations) => {
        this.beforeTelling(observations);
        await alerting.tell(observations);
      },
      failed: (error) => this.failures.push(error),
    });
    this.engine = await ProjectionEngine.open({
      store,
      storage,
      catalogue,
      clock: 'system',
      decide: (reviews) => alerting.decide(reviews, this.engine.watched),
      listener: this.rules,
    });
    if (!begin) return;
    if (this.engine.position === START) await this.replay();
    await alerting.decide([this.engine.review], this.engine.watched);
    await this.rules.begin(this.engine.sight, storage);
    await this.catchUp();
  }

  /** The past is projected in silence. */
  private async replay(): Promise<void> {
    const head = await this.store.head();
    while (this.engine.position < head) {
      await this.engine.apply(await this.store.readAll({ after: this.engine.position, limit: PAGE }), true);
    }
  }

  /** Until everything in the log is projected and everything that follows from it stands in the log. */
  private async catchUp(): Promise<void> {
    for (;;) {
      await this.rules.settled();
      const events = await this.store.readAll({ after: this.engine.position, limit: PAGE });
      if (events.length === 0) return;
      await this.engine.apply(events);
    }
  }

  private log(category: string): Promise<readonly RecordedEvent[]> {
    return this.store.readAll({ after: -1, limit: 100_000, categories: [category] });
  }
}

/** A report of a measure for a day, under an identity of its own: a later revision replaces it. */
export function report(orgUnit: string, measure: string, period: string, value: number, revision = 1): Sent {
  const data = { orgUnit, period, values: [{ measure, value }] };
  return { id: `${orgUnit}/${measure}/${period}`, type: FEED_RECORD_TYPES.measureReported, revision, data };
}

/** A case of shortage that reached a stage. */
export function shortage(orgUnit: string, caseId: string, stage: string, occurredAt: string, attributes = {}): Sent {
  const data = { orgUnit, caseType: 'shortage', caseId, stage, occurredAt, attributes };
  return { id: `${caseId}/${stage}`, type: FEED_RECORD_TYPES.caseUpdated, data };
}

/** Takes a record back for good. */
export function withdrawal(id: string): Sent {
  return { id: `no-${id}`, type: FEED_RECORD_TYPES.recordWithdrawn, data: { source: '/spec', id, reason: 'spec' } };
}

/** Days from one to another, as ISO text. */
export function days(from: string, to: string): readonly string[] {
  const first = parseDay(from)!;
  return Array.from({ length: parseDay(to)! - first + 1 }, (_, n) => formatDay(first + n));
}
