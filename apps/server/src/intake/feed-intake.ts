import type { EventStore, Position } from '#event-store';
import {
  EMPTY_SUMMARY,
  mergeSummaries,
  rejectionOf,
  type FeedConsumerStatus,
  type FeedContext,
  type FeedRejection,
  type FeedSummary,
} from '#feed';
import { OUTCOMES } from '#indicators';
import type { LiveHandOver } from '../live/live-hand-over.js';
import type { Intake, IntakeItem, ProjectionHandle } from '../server-parts.js';
import { IntakeBatch } from './intake-batch.js';
import { IntakeCounts } from './intake-counts.js';
import { rejectionEvent } from './rejection-event.js';

/** Records of a request appended at once. */
const CHUNK = 5_000;
/** How long a request waits for the projection to tell duplicates from news. */
const PATIENCE_MS = 60_000;
const PAGE = 5_000;

export interface FeedIntakeOptions {
  readonly store: EventStore;
  readonly context: FeedContext;
  readonly projection: ProjectionHandle;
  readonly live?: LiveHandOver;
  /** What became of the record events at these positions. */
  outcomes(positions: readonly Position[]): Promise<ReadonlyMap<Position, number>>;
  kafkaStatus(): FeedConsumerStatus | undefined;
  now(): string;
}

/** The projection could not tell in time what the records were. They are in the log and will be counted. */
export class ProjectionBehindError extends Error {
  readonly code = 'PROJECTION_BEHIND';
}

/** Takes the records of requests and files in. */
export class FeedIntake implements Intake {
  readonly tally = new IntakeCounts();

  constructor(private readonly options: FeedIntakeOptions) {}

  get context(): FeedContext {
    return this.options.context;
  }

  get counts(): ReadonlyMap<string, number> {
    return this.tally.counts;
  }

  kafkaStatus(): FeedConsumerStatus | undefined {
    return this.options.kafkaStatus();
  }

  async submit(items: Iterable<IntakeItem> | AsyncIterable<IntakeItem>, origin: string): Promise<FeedSummary> {
    let summary = EMPTY_SUMMARY;
    let chunk: IntakeItem[] = [];
    for await (const item of items) {
      chunk.push(item);
      if (chunk.length < CHUNK) continue;
      summary = mergeSummaries(summary, await this.take(chunk, origin));
      chunk = [];
    }
    return chunk.length === 0 ? summary : mergeSummaries(summary, await this.take(chunk, origin));
  }

  dryRun(items: Iterable<IntakeItem>): FeedSummary {
    let accepted = 0;
    const rejections: FeedRejection[] = [];
    for (const { index, reading } of items) {
      if (reading.ok) accepted++;
      else rejections.push(rejectionOf(index, reading.refusal));
    }
    return { accepted, duplicates: 0, stale: 0, rejected: rejections.length, rejections };
  }

  private async take(items: readonly IntakeItem[], origin: string): Promise<FeedSummary> {
    const { store, now } = this.options;
    const at = now();
    const batch = new IntakeBatch();
    const ids = new Map<string, number>();
    const rejections: FeedRejection[] = [];
    for (const { index, reading, raw } of items) {
      this.tally.note(reading);
      if (reading.ok) {
        batch.accept(reading);
        ids.set(reading.eventId, (ids.get(reading.eventId) ?? 0) + 1);
      } else {
        rejections.push(rejectionOf(index, reading.refusal));
        batch.refuse(rejectionEvent(reading.refusal, raw, `${origin}#${at}/${index}`, at));
      }
    }
    const before = await store.head();
    const last = (await batch.appendTo(store, this.options.live)) ?? before;
    const outcomes =
      ids.size === 0 ? { accepted: 0, duplicates: 0, stale: 0 } : await this.outcomesOf(ids, before, last);
    return { ...outcomes, rejected: rejections.length, rejections };
  }

  /** Finds the appended events again and asks the ledger what they were. */
  private async outcomesOf(
    ids: Map<string, number>,
    before: Position,
    last: Position,
  ): Promise<Pick<FeedSummary, 'accepted' | 'duplicates' | 'stale'>> {
    const { store, projection, outcomes } = this.options;
    if (!(await projection.waitFor(last, PATIENCE_MS))) {
      throw new ProjectionBehindError('记录已入库，统计尚未完成；稍后重发会被识别为重复，不会重复计数');
    }
    const positions: Position[] = [];
    for (let after = before; after < last;) {
      const page = await store.readAll({ after, limit: PAGE, categories: ['feed'] });
      for (const { id, position } of page) {
        const open = ids.get(id) ?? 0;
        if (open === 0 || position > last) continue;
        ids.set(id, open - 1);
        positions.push(position);
      }
      after = page.at(-1)?.position ?? last;
    }
    const counts = { accepted: 0, duplicates: 0, stale: 0 };
    for (const outcome of (await outcomes(positions)).values()) {
      if (outcome === OUTCOMES.duplicate) counts.duplicates++;
      else if (outcome === OUTCOMES.stale) counts.stale++;
      else counts.accepted++;
    }
    return counts;
  }
}
