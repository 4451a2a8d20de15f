import { START, type EventStore, type Position } from '#event-store';
import { isDerived, type Catalogue } from '#plugin-host';
import type { ProjectionStorage } from '#read-model';
import { Alerting } from '../alerting/alerting.js';
import { DerivedMeasures } from '../derived/derived-measures.js';
import type { LiveRefs } from '../live/live-batch.js';
import type { LiveQueue } from '../live/live-queue.js';
import type { RuleCount } from '../rules/rule-counts.js';
import { Rules } from '../rules/rules.js';
import { ProjectionEngine } from './projection-engine.js';
import { allOf } from './projection-listener.js';
import { runProjection } from './projection-runner.js';

/** Events a batch holds at most: what is behind is taken in large batches, what is live in whatever has come. */
const BATCH_EVENTS = 20_000;

export interface ProjectionPipelineOptions {
  readonly store: EventStore;
  readonly storage: ProjectionStorage;
  readonly catalogue: Catalogue;
  readonly clock: 'system' | 'feed';
  /** Whether judgements become alerts here. */
  readonly alerting: boolean;
  /** Empties the read model first. */
  readonly reset: boolean;
  readonly signal: AbortSignal;
  now(): string;
  readonly live?: LiveQueue;
  /** Takes what lets the rules of a plugin be asked again, though they failed too often. */
  onResume?(handler: (plugin: string) => void): void;
  /** The position from which it goes on, and up to where it only makes again what was there. */
  started(position: Position, rebuildUntil: Position, refs: LiveRefs): void;
  committed(position: Position, records: number, seconds: number): void;
  /** What the rules of plugins have done since the start. */
  ruled(counts: readonly RuleCount[]): void;
  /** The rules could not be asked, and will be again. */
  rulesFailed(error: unknown): void;
}

/** Log → read model → alerts, until the signal. Rejects on the first error; the owner starts it anew. */
export async function runProjectionPipeline(options: ProjectionPipelineOptions): Promise<void> {
  const { store, storage, catalogue, clock, signal } = options;
  if (options.reset) await storage.reset(catalogue.digest);
  const alerting = options.alerting ? new Alerting({ store, catalogue, now: () => options.now() }) : undefined;
  const counts = { rules: [] as readonly RuleCount[], derived: [] as readonly RuleCount[] };
  const counted = (news: Partial<typeof counts>): void => {
    Object.assign(counts, news);
    options.ruled([...counts.rules, ...counts.derived]);
  };
  const rules = alerting && rulesOver(options, alerting, counted);
  const derived = derivedOver(options, alerting, counted);
  const engine: ProjectionEngine = await ProjectionEngine.open({
    store,
    storage,
    catalogue,
    clock,
    ...(alerting && { decide: (reviews) => alerting.decide(reviews, engine.watched) }),
    listener: allOf([
      ...(derived ? [derived] : []),
      // Without rules there is nothing to hear, and still the findings of rules that are gone to end.
      ...(rules && catalogue.rules.length > 0 ? [rules] : []),
    ]),
  });
  options.onResume?.((plugin) => {
    derived?.resume(plugin);
    rules?.resume(plugin);
  });
  options.started(engine.position, engine.position === START ? await store.head() : START, engine.liveRefs);
  let since = performance.now();
  try {
    await runProjection({
      engine,
      store,
      batchSize: BATCH_EVENTS,
      signal,
      ...(options.live && { live: options.live }),
      decideAll: async (review) => {
        await alerting?.decide([review], engine.watched);
        derived?.begin(engine.sight);
        await rules?.begin(engine.sight, storage);
      },
      begun: () => {
        since = performance.now();
      },
      committed: ({ position, records }) => options.committed(position, records, (performance.now() - since) / 1000),
    });
  } finally {
    await derived?.close();
    await rules?.close();
  }
}

/** The rules of the catalogue's plugins. */
function rulesOver(
  { store, catalogue, now, rulesFailed }: ProjectionPipelineOptions,
  alerting: Alerting,
  counted: (news: { readonly rules: readonly RuleCount[] }) => void,
) {
  return new Rules({
    store,
    catalogue,
    tell: (observations) => alerting.tell(observations),
    now: () => now(),
    counted: (rules) => counted({ rules }),
    failed: (error) => rulesFailed(error),
  });
}

/** The derived measures of the catalogue's plugins, where there are any. */
function derivedOver(
  { store, catalogue, now, rulesFailed }: ProjectionPipelineOptions,
  alerting: Alerting | undefined,
  counted: (news: { readonly derived: readonly RuleCount[] }) => void,
) {
  if (!catalogue.measures.some(isDerived)) return undefined;
  return new DerivedMeasures({
    store,
    catalogue,
    ...(alerting && { tell: (observations) => alerting.tell(observations) }),
    now: () => now(),
    counted: (derived) => counted({ derived }),
    failed: (error) => rulesFailed(error),
  });
}
