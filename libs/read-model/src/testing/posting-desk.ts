import { formatDay } from '#calendar';
import { MeasureIndex, PostingBatch, UnitPaths, type Arrival, type Posting, type WithdrawalArrival } from '#indicators';
import { OrgTree } from '#org';
import { sumsOf, type DayUnitRow } from '../ledger-rows/day-unit-sums.js';
import type { ProjectionChange, ProjectionStorage, StorageOptions, UnitDayRow } from '../read-model.js';
import { keyOf, SOURCE, type FeedEvent } from './feed-events.js';
import { FEVER, JUDGED, MEASURES, ORG_UNITS } from './tiny-catalogue.js';

/** A storage and a look at its tables beside it. */
export interface StorageUnderTest {
  /** Opens the same database, again and again. */
  open(options?: StorageOptions): Promise<ProjectionStorage>;
  /** Answers a plain `select` on the committed tables. */
  query<Row>(sql: string): Promise<Row[]>;
  remove(): Promise<void>;
}

export interface DeskOptions extends StorageOptions {
  /** Makes books of persons and cases share so few keys that they collide. */
  readonly bookKeys?: number;
}

/** Amount and contributions by measure, unit and day, for example `visits east 2025-03-01`. */
export type DaySums = Record<string, readonly [amount: number, contributions: number]>;

const tree = new OrgTree(ORG_UNITS);

const EMPTY: Omit<ProjectionChange, 'checkpoint'> = {
  observed: [],
  history: [],
  alerts: [],
  rejections: [],
  redriven: [],
  today: {},
};

/** Posts histories to a storage over the tiny catalogue, and reads the sums back from the tables. */
export class PostingDesk {
  private storage!: ProjectionStorage;
  private measures!: MeasureIndex;
  private paths!: UnitPaths;
  private position = 0;

  private constructor(
    private readonly under: StorageUnderTest,
    private readonly options: DeskOptions,
  ) {}

  static async open(under: StorageUnderTest, options: DeskOptions = {}): Promise<PostingDesk> {
    const desk = new PostingDesk(under, options);
    await desk.reopen();
    return desk;
  }

  get stored(): ProjectionStorage {
    return this.storage;
  }

  async reopen(): Promise<void> {
    await this.storage?.close();
    this.storage = await this.under.open(this.options);
    const { refs } = this.storage;
    this.paths = new UnitPaths(tree, refs.units);
    this.measures = new MeasureIndex(
      {
        measures: MEASURES,
        caseTypes: [FEVER],
        cohorts: [],
        tree,
        rules: [{ reads: { records: { services: ['screen'] } } }],
      },
      refs.measures,
      refs.units,
    );
    this.storage.keepByUnit((_, unit) => this.paths.isJudged(unit));
  }

  async close(): Promise<void> {
    await this.storage.close();
  }

  /** Posts one batch. */
  async post(...events: FeedEvent[]): Promise<void> {
    await this.storage.save(await this.prepare(...events));
  }

  /** What the storage would have to write for a batch. */
  async prepare(...events: FeedEvent[]): Promise<ProjectionChange> {
    const arrivals = events.map((event) => this.arrival(event));
    const { change } = await PostingBatch.of(arrivals, this.storage, this.measures, this.paths);
    return { ...EMPTY, ledger: change, checkpoint: this.position };
  }

  /** Saves rows that are not the ledger's. */
  async saveRows(rows: Partial<ProjectionChange>, before?: Promise<unknown>): Promise<void> {
    await this.storage.save({ ...EMPTY, checkpoint: ++this.position, ...rows }, before);
  }

  /** All day sums, or those of one measure. */
  async sums(measure?: string): Promise<DaySums> {
    const { refs } = this.storage;
    const sums: Record<string, [number, number]> = {};
    const add = (rows: readonly UnitDayRow[], judged: boolean): void => {
      for (const row of rows) {
        const unit = refs.units.code(row.unit);
        const code = refs.measures.code(row.measure);
        if (JUDGED.includes(unit) !== judged) throw new Error(`${unit} does not belong in this table`);
        if (measure !== undefined && code !== measure) continue;
        sums[`${code} ${unit} ${formatDay(row.day)}`] = [row.amount, row.contributions];
      }
    };
    add(await this.under.query('select unit, measure, day, amount, contributions from unit_day'), true);
    for (const row of await this.under.query<DayUnitRow>('select key, sums from day_unit')) add(sumsOf(row), false);
    return sums;
  }

  /** Sums of one measure at one unit by day. */
  async sumsAt(measure: string, unit: string): Promise<DaySums> {
    const prefix = `${measure} ${unit} `;
    return Object.fromEntries(
      Object.entries(await this.sums(measure))
        .filter(([name]) => name.startsWith(prefix))
        .map(([name, sum]) => [name.slice(prefix.length), sum]),
    );
  }

  /** Outcome of each event so far, in order: 0 applied, 1 duplicate, 2 stale, 3 withdrawal. */
  async outcomes(): Promise<number[]> {
    const rows = await this.under.query<{ outcome: number }>('select outcome from ledger order by position');
    return rows.map(({ outcome }) => outcome);
  }

  private arrival(event: FeedEvent): Arrival | WithdrawalArrival {
    const position = ++this.position;
    if ('withdraws' in event) {
      return { position, identity: { key: keyOf(event), source: SOURCE, id: event.withdraws }, upTo: event.upTo };
    }
    const { record } = event;
    return {
      position,
      identity: { key: keyOf(event), source: record.source, id: record.id },
      revision: record.revision,
      time: record.time ?? '',
      posting: this.crowded(this.measures.postingOf(record)),
    };
  }

  private crowded(posting: Posting): Posting {
    const { bookKeys } = this.options;
    if (bookKeys === undefined) return posting;
    const entries = posting.entries.map((entry) =>
      entry.book === 0 ? entry : { ...entry, book: 1 + (entry.book % bookKeys) },
    );
    return { ...posting, entries };
  }
}
