import { formatDay } from '#calendar';
import { eventIdOf } from '#feed';
import { START, type EventStore, type NewEvent, type Position, type RecordedEvent } from '#event-store';
import { CASE_BOOK, MeasureIndex, PostingBatch, type Arrival, type WithdrawalArrival } from '#indicators';
import type { Catalogue } from '#plugin-host';
import {
  judgedTargets,
  judgingOver,
  type Judging,
  type OverdueCase,
  type ProjectionStorage,
  type RejectionRow,
  type StatusHistoryRow,
  type StatusRow,
} from '#read-model';
import { AlertFold } from './alert-fold.js';
import { Calendars, FeedDays } from './calendars.js';
import { DAY_OPENED, type DayOpened } from './log-event-types.js';
import { LogReader, type LogEntry } from './log-reader.js';
import type { CaseReview, Review, Watched } from './review.js';
import type { LivePart, LiveRefs } from '../live/live-batch.js';
import { StatusBoard, type Judged } from './status-board.js';

export interface ProjectionOptions {
  readonly store: EventStore;
  readonly storage: ProjectionStorage;
  readonly catalogue: Catalogue;
  /** `feed`: days open as the feed's data advance; `system`: somebody else opens them. */
  readonly clock: 'system' | 'feed';
  /**
   * Told of what changed, in order of the log, before it is committed: should the process die in between, the same is
   * told again, and whoever decides knows by the position that it was told before.
   */
  decide?(reviews: readonly Review[]): Promise<unknown>;
}

export interface ProjectionProgress {
  /** Position of the last event projected. */
  readonly position: Position;
  readonly records: number;
}

/** What a batch has come to so far, beside the ledger. */
class Pending {
  readonly statuses: StatusRow[] = [];
  readonly history: StatusHistoryRow[] = [];
  readonly rejections: RejectionRow[] = [];
  readonly redriven: string[] = [];
  readonly reviews: Review[] = [];
}

/**
 * Turns the log into the read model: records into ledger lines and day sums, these into statuses, alert events into
 * alerts. One engine holds a read model. Every batch is written with its checkpoint in one transaction, so a crash
 * anywhere leaves the rows as of the checkpoint, and the log is read on from there.
 */
export class ProjectionEngine {
  private readonly judging: Judging;
  private readonly measures: MeasureIndex;
  private readonly reader: LogReader;
  private readonly calendars: Calendars;
  private readonly board: StatusBoard;
  private readonly alerts: AlertFold;
  private readonly overdueCases = new Map<number, OverdueCase>();
  private checkpoint: Position;

  private constructor(
    private readonly options: ProjectionOptions,
    start: { checkpoint: Position; today: Readonly<Record<string, number>> },
  ) {
    const { catalogue, storage } = options;
    const { refs } = storage;
    this.judging = judgingOver(catalogue, refs);
    storage.keepByUnit(this.judging.keptByUnit);
    this.measures = new MeasureIndex({ ...catalogue, tree: this.judging.tree }, refs.measures, refs.units);
    this.reader = new LogReader(this.measures);
    const regions = new Set(catalogue.plans.map(({ region }) => region));
    this.calendars = new Calendars(regions, this.judging.tree, refs.units, start.today);
    const targets = judgedTargets(catalogue.plans, this.judging.tree);
    this.board = new StatusBoard(targets, this.judging, this.calendars, refs.measures, refs.units);
    this.alerts = new AlertFold(options.store);
    this.checkpoint = start.checkpoint;
  }

  /** Goes on where the read model stands; begins anew where it was made with another catalogue. */
  static async open(options: ProjectionOptions): Promise<ProjectionEngine> {
    const { storage, catalogue } = options;
    let start = await storage.start();
    if (start.catalogue !== catalogue.digest) {
      await storage.reset(catalogue.digest);
      start = { checkpoint: START, today: {}, catalogue: catalogue.digest };
    }
    const engine = new ProjectionEngine(options, start);
    await engine.resume();
    return engine;
  }

  get position(): Position {
    return this.checkpoint;
  }

  /** For intake: the integers of measures and units, to make postings in. */
  get liveRefs(): LiveRefs {
    const { measures, units } = this.options.storage.refs;
    return { measures: [...measures.all], units: [...units.all] };
  }

  /** For alerting: the tree, and what the judged targets are now. */
  get watched(): Watched {
    const { catalogue, storage } = this.options;
    const watching = (caseType: string): Judged[] => {
      const indicators = new Set(
        catalogue.indicators
          .filter(({ versions }) =>
            versions.some(({ formula }) => formula.kind === 'cases-in-time' && formula.caseType === caseType),
          )
          .map(({ code }) => code),
      );
      return this.review.targets.filter(({ judged }) => indicators.has(judged.target.indicator));
    };
    return {
      tree: this.judging.tree,
      unitOf: (ref) => storage.refs.units.code(ref),
      watching,
      today: (region) => this.calendars.of(region),
    };
  }

  /** What is judged now, for alerting to compare with the alerts it knows. */
  get review(): Review {
    return {
      targets: this.board.all.flatMap(({ plan, target, unit }) => this.board.find(plan.id, target.id, unit) ?? []),
      cases: [...this.overdueCases.values()].map((overdue) => ({ overdue, holds: true })),
      position: this.checkpoint,
    };
  }

  /** Projects events of the log, in order. Answers once they are committed. `silent`: nothing is told for decision. */
  apply(events: readonly RecordedEvent[], silent = false): Promise<ProjectionProgress> {
    return this.project(this.reader.readAll(events), silent);
  }

  /** Projects what came beside the log. It must follow right behind {@link position}. */
  applyLive(parts: readonly LivePart[]): Promise<ProjectionProgress> {
    return this.project(this.reader.readLive(parts), false);
  }

  private async project(entries: Iterable<LogEntry>, silent: boolean): Promise<ProjectionProgress> {
    let pending = new Pending();
    let segment: (Arrival | WithdrawalArrival)[] = [];
    let alerts: RecordedEvent[] = [];
    let records = 0;
    let previous = this.checkpoint;
    const flush = async (): Promise<void> => {
      await this.commit(segment, alerts, pending, previous, silent);
      pending = new Pending();
      segment = [];
      alerts = [];
    };
    for (const entry of entries) {
      switch (entry.kind) {
        case 'record':
          segment.push(entry.arrival);
          records++;
          break;
        case 'day':
          // A day closes on what stood in the log before it, however the log was cut into batches.
          if (segment.length > 0) await flush();
          await this.openDay(entry, pending);
          break;
        case 'alert':
          alerts.push(entry.event);
          break;
        case 'rejection':
          pending.rejections.push(entry.row);
          break;
        case 'redriven':
          pending.redriven.push(entry.id);
          break;
        case 'other':
          break;
      }
      previous = entry.position;
    }
    if (previous > this.checkpoint) await flush();
    return { position: this.checkpoint, records };
  }

  private async resume(): Promise<void> {
    const { storage } = this.options;
    for (const row of await storage.unitDays()) this.judging.sums.add(row);
    this.board.resume(await storage.lastHistory());
    this.board.noteAll();
    this.board.settle();
    if (Object.keys(this.calendars.opened).length > 0) await this.findOverdueCases();
    if (this.options.clock === 'feed') await this.openFeedDays(this.coveredDays());
  }

  /** Days that accruing data speak of; a stock may be dated ahead, for example on the end of its year. */
  private noteFeedDays(batch: PostingBatch, days: FeedDays): void {
    for (const { entries } of batch.change.rows) {
      for (const entry of entries) {
        const measure = entry.measure === CASE_BOOK ? undefined : this.measures.measure(entry.measure).definition;
        if (measure?.accrual === 'stock') continue;
        // A report covers its last day to the end; anything else only tells that its day has begun.
        days.note(entry.unit, measure?.source.kind === 'reported' ? entry.day + 1 : entry.day);
      }
    }
  }

  /** Days that the sums reach: those a crash may have kept from being opened. */
  private coveredDays(): FeedDays {
    const { catalogue, storage } = this.options;
    const days = new FeedDays(this.calendars);
    for (const { region } of catalogue.plans) {
      const unit = storage.refs.units.ref(region);
      for (const { code, accrual, source } of catalogue.measures) {
        if (accrual === 'stock' || source.kind === 'case') continue;
        const last = this.judging.sums.lastDay(storage.refs.measures.ref(code), unit);
        if (last !== null) days.note(unit, source.kind === 'reported' ? last + 1 : last);
      }
    }
    return days;
  }

  private async commit(
    arrivals: readonly (Arrival | WithdrawalArrival)[],
    alerts: readonly RecordedEvent[],
    pending: Pending,
    at: Position,
    silent: boolean,
  ): Promise<void> {
    const { storage, clock, decide } = this.options;
    const feedDays = new FeedDays(this.calendars);
    const batch =
      arrivals.length === 0 ? undefined : await PostingBatch.of(arrivals, storage, this.measures, this.judging.paths);
    if (batch) {
      for (const delta of batch.change.counters) {
        if (this.judging.keptByUnit(delta.measure, delta.unit)) this.board.note(delta);
      }
      if (clock === 'feed') this.noteFeedDays(batch, feedDays);
    }
    this.settle(pending, at, batch ? this.changedCases(batch) : []);
    if (!silent && decide && pending.reviews.length > 0) await decide(pending.reviews);
    await storage.save({
      ...(batch && { ledger: batch.change }),
      statuses: newestOf(pending.statuses),
      history: pending.history,
      alerts: await this.alerts.fold(alerts),
      rejections: pending.rejections,
      redriven: pending.redriven,
      checkpoint: at,
      today: this.calendars.opened,
    });
    this.checkpoint = at;
    if (clock === 'feed') await this.openFeedDays(feedDays);
  }

  private async openDay(
    { region, day, position }: Extract<LogEntry, { kind: 'day' }>,
    pending: Pending,
  ): Promise<void> {
    if (!this.calendars.open(region, day)) return;
    this.board.noteAll(region);
    const cases = await this.findOverdueCases();
    this.settle(
      pending,
      position,
      cases.map((overdue) => ({ overdue, holds: true })),
    );
    pending.history.push(...this.board.close(region));
  }

  private settle(pending: Pending, position: Position, cases: readonly CaseReview[]): void {
    const { statuses, reviews } = this.board.settle();
    pending.statuses.push(...statuses);
    if (reviews.length > 0 || cases.length > 0) pending.reviews.push({ targets: reviews, cases, position });
  }

  /** Cases that are past their limit now and were not before. */
  private async findOverdueCases(): Promise<readonly OverdueCase[]> {
    const today = Math.max(...Object.values(this.calendars.opened));
    const found: OverdueCase[] = [];
    for (const overdue of await this.options.storage.overdueCases(today)) {
      const known = this.overdueCases.get(overdue.key);
      this.overdueCases.set(overdue.key, overdue);
      if (!known || known.due !== overdue.due) found.push(overdue);
    }
    return found;
  }

  /** Cases touched by a batch that were past a limit or are so now. */
  private changedCases(batch: PostingBatch): CaseReview[] {
    const changed: CaseReview[] = [];
    for (const { book, running } of batch.change.cases) {
      const known = this.overdueCases.get(book.key);
      const region = running && this.calendars.region(running.unit);
      const today = region === undefined ? undefined : this.calendars.of(region);
      if (running && today !== undefined && running.due < today) {
        const overdue = { key: book.key, caseType: book.caseType, caseId: book.caseId, ...running };
        this.overdueCases.set(book.key, overdue);
        changed.push({ overdue, holds: true });
      } else if (known) {
        this.overdueCases.delete(book.key);
        changed.push({ overdue: known, holds: false });
      }
    }
    return changed;
  }

  private async openFeedDays(days: FeedDays): Promise<void> {
    const byRegion = new Map<string, NewEvent[]>();
    for (const { region, day } of days.due()) {
      const opened: DayOpened = { region, day: formatDay(day) };
      const event = {
        id: eventIdOf('/zhibiao/calendar', `${region}/${opened.day}`, 1),
        type: DAY_OPENED,
        data: JSON.stringify(opened),
      };
      const list = byRegion.get(region);
      if (list) list.push(event);
      else byRegion.set(region, [event]);
    }
    if (byRegion.size === 0) return;
    await this.options.store.appendBatch(
      [...byRegion].map(([region, events]) => ({ stream: `calendar-${region}`, expected: 'any' as const, events })),
    );
  }
}

function newestOf(rows: readonly StatusRow[]): StatusRow[] {
  const newest = new Map<string, StatusRow>();
  for (const row of rows) newest.set(`${row.plan}/${row.target}/${row.unit}`, row);
  return [...newest.values()];
}
