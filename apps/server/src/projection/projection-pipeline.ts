import { START, type EventStore, type Position } from '#event-store';
import type { Catalogue } from '#plugin-host';
import type { ProjectionStorage } from '#read-model';
import { Alerting } from '../alerting/alerting.js';
import type { LiveRefs } from '../live/live-batch.js';
import type { LiveQueue } from '../live/live-queue.js';
import type { RuleCount } from '../rules/rule-counts.js';
import { Rules } from '../rules/rules.js';
import { ProjectionEngine } from './projection-engine.js';
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
  const rules = alerting && rulesOver(options, alerting);
  const engine: ProjectionEngine = await ProjectionEngine.open({
    store,
    storage,
    catalogue,
    clock,
    ...(alerting && { decide: (reviews) => alerting.decide(reviews, engine.watched) }),
    // Without rules there is nothing to hear, and still the findings of rules that are gone to end.
    ...(rules && catalogue.rules.length > 0 && { listener: rules }),
  });
  if (rules) options.onResume?.((plugin) => rules.resume(plugin));
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
        await rules?.begin(engine.sight, storage);
      },
      begun: () => {
        since = performance.now();
      },
      committed: ({ position, records }) => options.committed(position, records, (performance.now() - since) / 1000),
    });
  } finally {
    await rules?.close();
  }
}

/** The rules of the catalogue's plugins. */
function rulesOver({ store, catalogue, now, ruled, rulesFailed }: ProjectionPipelineOptions, alerting: Alerting) {
  return new Rules({
    store,
    catalogue,
    tell: (observations) => alerting.tell(observations),
    now: () => now(),
    counted: (counts) => ruled(counts),
    failed: (error) => rulesFailed(error),
  });
}
