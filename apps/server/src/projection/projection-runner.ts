import { START, type EventStore, type Position } from '#event-store';
import type { ProjectionEngine, ProjectionProgress } from './projection-engine.js';
import type { Review } from './review.js';

export interface ProjectionRunnerOptions {
  readonly engine: ProjectionEngine;
  readonly store: EventStore;
  /** How many events a batch holds at most: small batches are quick to show, large ones cheap. */
  readonly batchSize: number;
  readonly signal: AbortSignal;
  /** Told of everything that holds, once the engine stands where the log's decisions stand. */
  decideAll(review: Review): Promise<void>;
  /** A batch is taken up. */
  begun(): void;
  committed(progress: ProjectionProgress): void;
}

/**
 * Follows the log. A read model that begins anew first catches up to the log's head in silence: the alerts of that past
 * stand in the log already. Then alerting is told everything that holds, once, and from there every change.
 */
export async function runProjection(options: ProjectionRunnerOptions): Promise<void> {
  const { engine, store, batchSize, signal } = options;
  const silentUntil: Position = engine.position === START ? await store.head() : START;
  let silent = silentUntil > engine.position;
  if (!silent) await options.decideAll(engine.review);
  for await (const events of store.subscribe({ after: engine.position, batchSize, signal })) {
    options.begun();
    const progress = await engine.apply(events, silent);
    options.committed(progress);
    if (silent && progress.position >= silentUntil) {
      silent = false;
      await options.decideAll(engine.review);
    }
  }
}
