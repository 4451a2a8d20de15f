import { setImmediate } from 'node:timers/promises';
import { START, type EventStore, type Position, type RecordedEvent } from '#event-store';
import type { LiveQueue } from '../live/live-queue.js';
import type { ProjectionEngine, ProjectionProgress } from './projection-engine.js';
import type { Review } from './review.js';

/** How long it waits for a batch before it looks into the log, where others may have written. */
const LOOK_MS = 20;

export interface ProjectionRunnerOptions {
  readonly engine: ProjectionEngine;
  readonly store: EventStore;
  /** How many events a batch holds at most: small batches are quick to show, large ones cheap. */
  readonly batchSize: number;
  readonly signal: AbortSignal;
  /** What intake hands over beside the log; absent where it is in another process or thread of its own. */
  readonly live?: LiveQueue;
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
  const { engine, store, signal } = options;
  const silentUntil: Position = engine.position === START ? await store.head() : START;
  while (engine.position < silentUntil && !signal.aborted) {
    await setImmediate();
    await readOn(options, true);
  }
  if (signal.aborted) return;
  await options.decideAll(engine.review);
  if (options.live) await followBeside(options, options.live);
  else await follow(options);
}

async function follow({ engine, store, batchSize, signal, begun, committed }: ProjectionRunnerOptions): Promise<void> {
  for await (const events of store.subscribe({ after: engine.position, batchSize, signal })) {
    begun();
    committed(await engine.apply(events));
  }
}

/** Takes what intake hands over, and reads from the log what lies between or comes from others. */
async function followBeside(options: ProjectionRunnerOptions, live: LiveQueue): Promise<void> {
  const { engine, batchSize, signal } = options;
  while (!signal.aborted) {
    // SQLite answers without leaving this turn; what intake sends comes in the next.
    await setImmediate();
    const between = await eventsBetween(options, live.gap(engine.position));
    const next = live.take(between?.at(-1)?.position ?? engine.position, batchSize);
    if (between || next) {
      options.begun();
      const parts = between ? [{ kind: 'events' as const, events: between }] : [];
      options.committed(await engine.applyLive([...parts, ...(next?.parts ?? [])]));
    } else if (!(await readOn(options, false))) await live.arrival(LOOK_MS, signal);
  }
}

/** What stands in the log before the next batch, as a rule the alerts of the last one: taken together with that batch. */
async function eventsBetween(
  { engine, store, batchSize }: ProjectionRunnerOptions,
  gap: number | undefined,
): Promise<readonly RecordedEvent[] | undefined> {
  if (gap === undefined || gap === 0) return undefined;
  const events = await store.readAll({ after: engine.position, limit: Math.min(gap, batchSize) });
  return events.length === 0 ? undefined : events;
}

/** Projects one page of the log; answers whether there was any. */
async function readOn(options: ProjectionRunnerOptions, silent: boolean, most?: number): Promise<boolean> {
  const { engine, store, batchSize } = options;
  const limit = Math.min(batchSize, most ?? batchSize);
  const events = await store.readAll({ after: engine.position, limit });
  if (events.length === 0) return false;
  options.begun();
  options.committed(await engine.apply(events, silent));
  return true;
}
