import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { NewEvent } from '#event-store';
import { eventIdOf, readFeedRecord, rejectionOf, type FeedRejection, type FeedSummary } from '#feed';
import type { ReadQueries, StoredRejection } from '#read-model';
import { RECORD_REDRIVEN, type RecordRedriven } from '../../projection/log-event-types.js';
import {
  EVENT_STORE,
  INTAKE,
  PROJECTION,
  READ_QUERIES,
  type EventStore,
  type Intake,
  type IntakeItem,
  type ProjectionHandle,
} from '../../server-parts.js';
import { LISTED_REJECTIONS, submitInParts } from '../feeds/submit-in-parts.js';

const STREAM = 'rejection-redriven';
/** Refused records that one call sends again at most. */
const MOST = 10_000;
const PAGE = 1_000;
const PATIENCE_MS = 10_000;

export interface RedriveSummary extends FeedSummary {
  /** Ids of the rejections whose records are in now. */
  readonly redriven: readonly string[];
  /** Those that were not sent: unknown, sent before, or without the record, which was not kept. */
  readonly skipped: readonly { readonly id: string; readonly reason: string }[];
}

export class Redrive extends Command<RedriveSummary> {
  constructor(readonly chosen: { readonly ids?: readonly string[]; readonly code?: string; readonly source?: string }) {
    super();
  }
}

/** Reads refused records again. Those that are still refused stay as they are and are not refused a second time. */
@CommandHandler(Redrive)
export class RedriveHandler implements ICommandHandler<Redrive, RedriveSummary> {
  constructor(
    @Inject(READ_QUERIES) private readonly queries: ReadQueries,
    @Inject(INTAKE) private readonly intake: Intake,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(PROJECTION) private readonly projection: ProjectionHandle,
  ) {}

  async execute({ chosen }: Redrive): Promise<RedriveSummary> {
    const found = await this.choose(chosen);
    const skipped = unknownIds(chosen.ids ?? [], found);
    const items: IntakeItem[] = [];
    const redriven: string[] = [];
    const rejections: FeedRejection[] = [];
    let rejected = 0;
    found.forEach(({ id, value, redriven: before }, index) => {
      if (before) skipped.push({ id, reason: '已经重发成功' });
      else if (value === null) skipped.push({ id, reason: '没有保留原文；请由来源系统更正后重发' });
      else {
        const reading = readFeedRecord(value, this.intake.context);
        if (reading.ok) {
          items.push({ index, reading });
          redriven.push(id);
        } else {
          rejected++;
          if (rejections.length < LISTED_REJECTIONS) rejections.push(rejectionOf(index, reading.refusal));
        }
      }
    });
    const summary = await submitInParts(this.intake, items, 'redrive');
    await this.mark(redriven);
    return { ...summary, rejected: summary.rejected + rejected, rejections, redriven, skipped };
  }

  private async choose({ ids, code, source }: Redrive['chosen']): Promise<readonly StoredRejection[]> {
    if (ids !== undefined) {
      const found = await this.queries.rejection(ids);
      return found.filter((one) => (code ?? one.code) === one.code && (source ?? one.source) === one.source);
    }
    const filter = { redriven: false, ...(code !== undefined && { code }), ...(source !== undefined && { source }) };
    const found: StoredRejection[] = [];
    for (let cursor: string | undefined; found.length < MOST;) {
      const { items, nextCursor } = await this.queries.rejections(filter, PAGE, cursor);
      found.push(...items);
      if (nextCursor === null) break;
      cursor = nextCursor;
    }
    return found.reverse();
  }

  /** Marking twice leads to the same event, so that a crash in between does no harm. */
  private async mark(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const at = new Date().toISOString();
    const events = ids.map((rejectionId): NewEvent => {
      const data: RecordRedriven = { rejectionId, at };
      const id = eventIdOf('/zhibiao/redriven', rejectionId, 1);
      return { id, type: RECORD_REDRIVEN, data: JSON.stringify(data) };
    });
    const { position } = await this.store.append(STREAM, 'any', events);
    await this.projection.waitFor(position, PATIENCE_MS);
  }
}

function unknownIds(ids: readonly string[], found: readonly StoredRejection[]): { id: string; reason: string }[] {
  const known = new Set(found.map(({ id }) => id));
  return ids.filter((id) => !known.has(id)).map((id) => ({ id, reason: '没有这条拒收记录' }));
}
