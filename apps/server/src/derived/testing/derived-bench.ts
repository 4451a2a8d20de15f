import { parseDay } from '#calendar';
import { InMemoryEventStore, START } from '#event-store';
import { eventIdOf, type FeedRecord } from '#feed';
import type { Catalogue } from '#plugin-host';
import { openReadQueries, SqliteProjectionStorage } from '#read-model';
import { runProjectionPipeline } from '../../projection/projection-pipeline.js';
import type { RuleCount } from '../../rules/rule-counts.js';
import { DERIVED_CATEGORY } from '../derived-report.js';

const PATIENCE_MS = 10_000;

/** A record as a feed sends it. */
export type Sent = Omit<FeedRecord, 'source' | 'revision'> & { readonly revision?: number };

/** The whole projection pipeline on stores in memory, the sandbox in its thread. */
export class DerivedBench {
  readonly failures: unknown[] = [];
  counts: readonly RuleCount[] = [];
  private position = START;
  private sent = 0;
  private stop!: AbortController;
  private ended!: Promise<void>;
  private resumeRules: (plugin: string) => void = () => {};

  private constructor(
    private catalogue: Catalogue,
    readonly store: InMemoryEventStore,
    private readonly storage: SqliteProjectionStorage,
  ) {}

  static open(catalogue: Catalogue): DerivedBench {
    const bench = new DerivedBench(catalogue, new InMemoryEventStore(), SqliteProjectionStorage.open(':memory:'));
    bench.start(false);
    return bench;
  }

  async send(...records: readonly Sent[]): Promise<void> {
    const events = records.map(({ revision = 1, ...record }) => ({
      id: eventIdOf('/spec', String(this.sent++), 1),
      type: record.type,
      data: JSON.stringify({ source: '/spec', revision, ...record }),
    }));
    await this.store.append('feed-370811', 'any', events);
  }

  /** Waits until everything in the log is projected and something holds. */
  async until(holds: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      if (this.position >= (await this.store.head()) && (await holds())) return;
      if (Date.now() > deadline) throw new Error(`it does not come to that: ${JSON.stringify(await this.reports())}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** What was reported of derived measures, in order: identity and value; `null`: taken back. */
  async reports(): Promise<readonly (readonly [string, number | null])[]> {
    const events = await this.store.readAll({ after: START, limit: 100_000, categories: [DERIVED_CATEGORY] });
    return events.map(({ data }) => {
      const record = JSON.parse(data) as FeedRecord;
      if ('values' in record.data)
        return [`${record.data.values[0]!.measure} ${record.id}`, record.data.values[0]!.value];
      return [`${record.source.split('/').at(-1)} ${'id' in record.data ? record.data.id : ''}`, null];
    });
  }

  /** Value of an indicator over a month. */
  async value(indicator: string, unit: string, month: string): Promise<number | null> {
    const queries = openReadQueries({ database: this.storage.db, catalogue: this.catalogue });
    const [from, to] = [parseDay(`${month}-01`)!, parseDay(`${month}-28`)!];
    const [point] = await queries.indicatorValues({ indicator, unit, from, to, grain: 'month', cumulative: false });
    return point?.value ?? null;
  }

  get evaluations(): number {
    return this.counts.reduce((sum, { evaluations }) => sum + evaluations, 0);
  }

  resume(plugin: string): void {
    this.resumeRules(plugin);
  }

  /** Ends as if the power were cut, and goes on; `reset`: the read model is emptied first. */
  async restart({ catalogue = this.catalogue, reset = false }: { catalogue?: Catalogue; reset?: boolean } = {}) {
    await this.end();
    this.catalogue = catalogue;
    this.start(reset);
  }

  async close(): Promise<void> {
    await this.end();
    await this.storage.close();
    await this.store.close();
  }

  private async end(): Promise<void> {
    this.stop.abort();
    await this.ended;
  }

  private start(reset: boolean): void {
    const { store, storage, catalogue } = this;
    this.counts = [];
    this.position = START;
    this.stop = new AbortController();
    this.ended = runProjectionPipeline({
      store,
      storage,
      catalogue,
      clock: 'feed',
      alerting: true,
      reset,
      signal: this.stop.signal,
      now: () => '2025-03-06T08:00:00+08:00',
      onResume: (handler) => (this.resumeRules = handler),
      started: (position) => (this.position = position),
      committed: (position) => (this.position = position),
      ruled: (counts) => (this.counts = counts),
      rulesFailed: (error) => this.failures.push(error),
    });
  }
}
