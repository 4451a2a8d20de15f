import { START, type EventStore, type Position, type RecordedEvent } from '#event-store';
import { MeasureIndex, PostingBatch, type Arrival, type WithdrawalArrival } from '#indicators';
import type { Catalogue } from '#plugin-host';
import {
  judgedTargets,
  judgingOver,
  type JudgedTarget,
  type Judging,
  type ObservedKey,
  type ObservedRow,
  type ProjectionStorage,
  type RejectionRow,
  type StatusHistoryRow,
} from '#read-model';
import { AlertFold } from './alert-fold.js';
import { Calendars } from './calendars.js';
import { FeedClock } from './feed-clock.js';
import { LogReader, type LogEntry } from './log-reader.js';
import { OverdueCases } from './overdue-cases.js';
import type { ProjectionListener, ProjectionSight } from './projection-listener.js';
import type { CaseFound, CaseReview, Review, Watched } from './review.js';
import type { LivePart, LiveRefs } from '../live/live-batch.js';
import { StatusBoard } from './status-board.js';

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
  readonly listener?: ProjectionListener;
}

export interface ProjectionProgress {
  /** Position of the last event projected. */
  readonly position: Position;
  readonly records: number;
}

/** What a batch has come to so far, beside the ledger. */
class Pending {
  /** By group, the newest of each; `null`: it is no longer observed. */
  readonly observed = new Map<string, { readonly key: ObservedKey; readonly row: ObservedRow | null }>();
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
  private readonly overdueCases: OverdueCases;
  private readonly feedClock: FeedClock | undefined;
  /** Judged targets by the case type that they watch. */
  private readonly watching = new Map<string, readonly JudgedTarget[]>();
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
    const targets = judgedTargets(catalogue.plans, this.judging.tree, this.judging.places);
    this.board = new StatusBoard(targets, this.judging, this.calendars, refs.measures, refs.units);
    this.alerts = new AlertFold(options.store);
    this.overdueCases = new OverdueCases(storage, this.calendars);
    this.feedClock =
      options.clock === 'feed'
        ? new FeedClock({ store: options.store, calendars: this.calendars, measures: this.measures })
        : undefined;
    for (const { code } of catalogue.caseTypes) this.watching.set(code, watchersOf(code, targets, catalogue));
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
    const { storage } = this.options;
    return {
      tree: this.judging.tree,
      unitOf: (ref) => storage.refs.units.code(ref),
    };
  }

  /** What is judged now, for alerting to compare with the alerts it knows. */
  get review(): Review {
    return {
      targets: this.board.all.flatMap((judged) => this.board.of(judged) ?? []),
      cases: this.overdueCases.all.map((found) => this.caseReview(found)),
      position: this.checkpoint,
    };
  }

  /** For rules: what the sums and the calendars are now. */
  get sight(): ProjectionSight {
    const { judging, calendars, checkpoint: position } = this;
    return { judging, calendars, refs: this.options.storage.refs, position };
  }

  /** Projects events of the log, in order. Answers once they are committed. `silent`: nothing is told for decision. */
  apply(events: readonly RecordedEvent[], silent = false): Promise<ProjectionProgress> {
    return this.project(this.reader.readAll(events), silent);
  }

  /** Projects what was read elsewhere. It must follow right behind {@link position}. */
  applyLive(parts: readonly LivePart[], silent = false): Promise<ProjectionProgress> {
    return this.project(this.reader.readLive(parts), silent);
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
    await this.overdueCases.find();
    const { catalogue } = this.options;
    const regions = catalogue.plans.map(({ region }) => region);
    await this.feedClock?.open(this.feedClock.daysIn(this.judging.sums, regions, catalogue.measures, storage.refs));
  }

  private async commit(
    arrivals: readonly (Arrival | WithdrawalArrival)[],
    alerts: readonly RecordedEvent[],
    pending: Pending,
    at: Position,
    silent: boolean,
  ): Promise<void> {
    const { storage, decide, listener } = this.options;
    listener?.changing();
    const batch =
      arrivals.length === 0 ? undefined : await PostingBatch.of(arrivals, storage, this.measures, this.judging.paths);
    if (batch) {
      for (const delta of batch.change.counters) {
        if (this.judging.keptByUnit(delta.measure, delta.unit)) this.board.note(delta);
      }
      listener?.changed(batch.change);
    }
    this.settle(pending, at, batch ? this.overdueCases.changedBy(batch.change) : []);
    const decided = !silent && decide && pending.reviews.length > 0 ? decide(pending.reviews) : undefined;
    // It is waited for when the batch is written; what fails before that must not hide what failed here.
    decided?.catch(() => undefined);
    const change = {
      ...(batch && { ledger: batch.change }),
      observed: [...pending.observed.values()].flatMap(({ row }) => row ?? []),
      retired: [...pending.observed.values()].flatMap(({ key, row }) => (row ? [] : key)),
      history: pending.history,
      alerts: await this.alerts.fold(alerts),
      rejections: pending.rejections,
      redriven: pending.redriven,
      checkpoint: at,
      today: this.calendars.opened,
    };
    await storage.save(change, decided);
    this.checkpoint = at;
    listener?.committed(at);
    if (batch) await this.feedClock?.open(this.feedClock.daysOf(batch.change.rows));
  }

  private async openDay(
    { region, day, position }: Extract<LogEntry, { kind: 'day' }>,
    pending: Pending,
  ): Promise<void> {
    if (!this.calendars.open(region, day)) return;
    this.options.listener?.dayOpened(region);
    this.board.noteAll(region);
    this.settle(pending, position, await this.overdueCases.find());
    pending.history.push(...this.board.close(region));
  }

  private settle(pending: Pending, position: Position, found: readonly CaseFound[]): void {
    const { observed, retired, reviews } = this.board.settle();
    for (const row of observed) pending.observed.set(nameOf(row), { key: row, row });
    for (const key of retired) pending.observed.set(nameOf(key), { key, row: null });
    if (reviews.length === 0 && found.length === 0) return;
    pending.reviews.push({ targets: reviews, cases: found.map((one) => this.caseReview(one)), position });
  }

  /** A case with all that its alerts rest on: later batches may be told of together with this one. */
  private caseReview(found: CaseFound): CaseReview {
    const watching = this.watching.get(found.overdue.caseType) ?? [];
    return {
      ...found,
      watching: watching.flatMap((judged) => this.board.of(judged) ?? []),
      today: this.calendars.opened,
    };
  }
}

/** Judged targets whose indicator counts the cases of a type. */
function watchersOf(caseType: string, targets: readonly JudgedTarget[], { indicators }: Catalogue): JudgedTarget[] {
  const watching = new Set(
    indicators
      .filter(({ versions }) =>
        versions.some(({ formula }) => formula.kind === 'cases-in-time' && formula.caseType === caseType),
      )
      .map(({ code }) => code),
  );
  return targets.filter(({ target }) => watching.has(target.indicator));
}

const nameOf = ({ plan, unit, group }: ObservedKey): string => `${plan} ${unit} ${group}`;
