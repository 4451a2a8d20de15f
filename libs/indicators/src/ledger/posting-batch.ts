import type { Day } from '#calendar';
import { BatchNeeds, sameCase, samePerson, stockKey } from './batch-needs.js';
import { caseFacts, runningLimit, type CaseBook, type CaseFact } from './case-book.js';
import { CounterDeltas } from './counters.js';
import { CASE_BOOK, type Entry } from './entry.js';
import type { KeptRecord } from './kept-record.js';
import type { LedgerChange, LedgerStorage, RecordIdentity, StockRow } from './ledger-storage.js';
import type { MeasureIndex, Posting } from './measure-index.js';
import { loadHashed, placeOf, Wanted } from './open-addressing.js';
import { addOccurrence, removeOccurrence, type OccurrenceCounted, type PersonBook } from './person-book.js';
import { EVERY_REVISION, meaningOf, OUTCOMES, type LedgerRow, type Outcome, type RecordState } from './record-state.js';
import { StockSeries } from './stock-series.js';
import type { UnitPaths } from './unit-paths.js';

/** A record event from the log, read and ready to be posted. */
export interface Arrival {
  readonly position: number;
  readonly identity: RecordIdentity;
  readonly revision: number;
  /** When the source wrote it; empty where it does not say. */
  readonly time: string;
  readonly posting: Posting;
}

/** A withdrawal from the log; `identity` is that of the record it takes back. */
export interface WithdrawalArrival {
  readonly position: number;
  readonly identity: RecordIdentity;
  /** Highest revision taken back. */
  readonly upTo: number;
}

const NO_ENTRIES: readonly Entry[] = [];

const sameRecord = (a: RecordIdentity, b: RecordIdentity): boolean => a.id === b.id && a.source === b.source;

/**
 * Posts a batch of record events to the ledger: loads in bulk what they may touch, posts them one by one in memory in
 * log order, and tells what changed. The result depends on the events alone, not on how they were cut into batches.
 */
export class PostingBatch {
  private records = new Map<number, RecordState>();
  private persons = new Map<number, PersonBook>();
  private cases = new Map<number, CaseBook>();
  private readonly stocks = new Map<number, StockSeries>();

  private readonly rows: LedgerRow[] = [];
  private readonly index = new Map<number, number>();
  private readonly superseded: { position: number; by: number }[] = [];
  private readonly withdrawn = new Map<number, number>();
  private readonly changedPersons = new Set<PersonBook>();
  private readonly newPersons = new Set<PersonBook>();
  /** Books that reports were added to or taken from, with what their cases counted for before. */
  private readonly changedCases = new Map<CaseBook, readonly CaseFact[]>();
  private readonly changedStocks = new Map<string, { row: StockRow; keep: boolean }>();
  /** By key; `null`: it holds no more. */
  private readonly keptRecords = new Map<number, KeptRecord | null>();
  private readonly counters = new CounterDeltas();
  private whole: LedgerChange | undefined;

  private constructor(
    private readonly measures: MeasureIndex,
    private readonly paths: UnitPaths,
  ) {}

  static async of(
    arrivals: readonly (Arrival | WithdrawalArrival)[],
    storage: LedgerStorage,
    measures: MeasureIndex,
    paths: UnitPaths,
  ): Promise<PostingBatch> {
    const batch = new PostingBatch(measures, paths);
    await batch.load(arrivals, storage);
    for (const arrival of arrivals) {
      if ('upTo' in arrival) batch.withdraw(arrival);
      else batch.post(arrival);
    }
    batch.settleCases();
    return batch;
  }

  /** What the batch changed. */
  get change(): LedgerChange {
    return (this.whole ??= this.gather());
  }

  private gather(): LedgerChange {
    return {
      rows: this.rows,
      index: this.index,
      superseded: this.superseded,
      withdrawn: [...this.withdrawn].map(([position, withdrawn]) => ({ position, withdrawn })),
      counters: this.counters.settled(),
      kept: [...this.keptRecords.values()].flatMap((record) => record ?? []),
      notKept: [...this.keptRecords].flatMap(([key, record]) => (record ? [] : key)),
      persons: [...this.changedPersons],
      newPersons: [...this.newPersons],
      stocks: [...this.changedStocks.values()],
      cases: [...this.changedCases.keys()].map((book) => ({
        book,
        running: runningLimit(book, this.measures.caseType(book.caseType)),
      })),
    };
  }

  private async load(arrivals: readonly (Arrival | WithdrawalArrival)[], storage: LedgerStorage): Promise<void> {
    const identities = new Wanted(sameRecord);
    for (const { identity } of arrivals) identities.add(identity);
    this.records = await loadHashed<RecordIdentity, RecordState>(
      identities,
      async (asked) => (await storage.findRecords(asked)).values(),
      sameRecord,
    );
    const needs = new BatchNeeds(this.measures);
    for (const arrival of arrivals) if (!('upTo' in arrival)) needs.enter(arrival.posting);
    for (const { entries } of this.records.values()) needs.reverse(entries);

    const { persons, cases } = needs;
    if (persons.size + needs.exactPersons.size > 0) {
      const exact = [...needs.exactPersons];
      this.persons = await loadHashed(persons, (asked) => storage.loadPersons(asked, exact), samePerson);
    }
    if (cases.size + needs.exactCases.size > 0) {
      const exact = [...needs.exactCases];
      this.cases = await loadHashed(cases, (asked) => storage.loadCases(asked, exact), sameCase);
    }
    if (needs.stocks.size > 0) {
      const reports = new Map<number, StockRow[]>();
      for (const series of needs.stocks.keys()) reports.set(series, []);
      for (const row of await storage.loadStocks([...needs.stocks.values()])) {
        reports.get(stockKey(row.measure, row.unit))?.push(row);
      }
      for (const [series, rows] of reports) this.stocks.set(series, new StockSeries(rows));
    }
  }

  private post(arrival: Arrival): void {
    const { position, revision } = arrival;
    const { key, state } = this.lookUp(arrival.identity);
    const meaning = meaningOf(revision, state);
    if (meaning === 'duplicate' || meaning === 'stale') {
      this.line(position, OUTCOMES[meaning], arrival.identity, key, false, revision, state?.withdrawn ?? 0, NO_ENTRIES);
      return;
    }
    if (state) this.supersede(state, position);
    const entries = this.enter(arrival, key);
    const { kept } = arrival.posting;
    if (kept) {
      const { source, id } = arrival.identity;
      this.keptRecords.set(key, { key, source, id, revision, ...kept });
    }
    this.hold(
      this.line(position, OUTCOMES.applied, arrival.identity, key, true, revision, state?.withdrawn ?? 0, entries),
    );
  }

  private withdraw(arrival: WithdrawalArrival): void {
    const { position, upTo, identity } = arrival;
    const { key, state } = this.lookUp(identity);
    const before = state?.withdrawn ?? 0;
    if (upTo <= before) {
      this.line(position, OUTCOMES.duplicate, identity, key, false, state?.revision ?? 0, before, NO_ENTRIES);
      return;
    }
    if (state && state.revision > upTo) {
      this.records.set(key, { ...state, withdrawn: upTo });
      this.withdrawn.set(state.position, upTo);
      this.line(position, OUTCOMES.withdrawal, identity, key, false, state.revision, upTo, NO_ENTRIES);
      return;
    }
    if (state) this.supersede(state, position);
    this.hold(this.line(position, OUTCOMES.withdrawal, identity, key, true, state?.revision ?? 0, upTo, NO_ENTRIES));
  }

  /** The state of an identity, or the free key it is to have. */
  private lookUp(identity: RecordIdentity): { key: number; state: RecordState | undefined } {
    const key = placeOf<RecordIdentity>(identity, this.records, sameRecord);
    return { key, state: this.records.get(key) };
  }

  private line(
    position: number,
    outcome: Outcome,
    { source, id }: RecordIdentity,
    key: number,
    holds: boolean,
    revision: number,
    withdrawn: number,
    entries: readonly Entry[],
  ): LedgerRow {
    const row: LedgerRow = { position, key, holds, outcome, source, id, revision, withdrawn, entries };
    this.rows.push(row);
    return row;
  }

  private hold(row: LedgerRow): void {
    this.index.set(row.key, row.position);
    this.records.set(row.key, row);
  }

  private supersede(state: RecordState, by: number): void {
    this.superseded.push({ position: state.position, by });
    for (const entry of state.entries) this.reverse(entry, state.key);
    if (this.measures.keepsRecords) this.keptRecords.set(state.key, null);
  }

  private enter(arrival: Arrival, key: number): readonly Entry[] {
    const { entries, subject } = arrival.posting;
    let final: Entry[] | undefined;
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i]!;
      const book =
        entry.measure === CASE_BOOK
          ? this.enterCase(entry, arrival.posting, key)
          : this.enterMeasure(entry, subject, arrival.time, key);
      if (book === entry.book) continue;
      final ??= [...entries];
      final[i] = { ...entry, book };
    }
    return final ?? entries;
  }

  /** Answers the key of the book the entry went to. */
  private enterMeasure(entry: Entry, subject: string | undefined, time: string, record: number): number {
    const { measure, unit, day, amount } = entry;
    const { accrual, distinctPer } = this.measures.measure(measure).definition;
    if (accrual === 'flow') {
      for (const at of this.paths.of(unit)) this.counters.add(measure, at, day, amount, 1);
      return 0;
    }
    if (accrual === 'stock') {
      for (const at of this.paths.of(unit)) this.counters.add(measure, at, day, 0, 1);
      this.series(entry).add({ day, value: amount, time, record }, this.moved(measure, unit));
      this.noteStock(entry, record, time, true);
      return 0;
    }
    const book = this.personBook(entry.book, subject!);
    addOccurrence(book, entry, distinctPer, this.pathOf, this.counted(measure, 1));
    this.personChanged(book);
    return book.key;
  }

  private enterCase(entry: Entry, posting: Posting, record: number): number {
    const address = { key: entry.book, caseType: posting.caseType!, caseId: posting.caseId! };
    const key = placeOf(address, this.cases, sameCase);
    let book = this.cases.get(key);
    if (!book) this.cases.set(key, (book = { ...address, key, reports: [] }));
    this.willChange(book);
    const { amount: stage, day, unit } = entry;
    book.reports.push({ stage, day, unit, record, ...posting.caseDetails });
    return key;
  }

  private reverse(entry: Entry, record: number): void {
    const { measure, unit, day, amount } = entry;
    if (measure === CASE_BOOK) {
      const book = this.cases.get(entry.book)!;
      this.willChange(book);
      const at = book.reports.findIndex((report) => report.record === record);
      if (at < 0) throw new Error(`case book ${book.key} has no report of record ${record}`);
      book.reports.splice(at, 1);
      return;
    }
    const { accrual, distinctPer } = this.measures.measure(measure).definition;
    if (accrual === 'flow') {
      for (const at of this.paths.of(unit)) this.counters.add(measure, at, day, -amount, -1);
      return;
    }
    if (accrual === 'stock') {
      for (const at of this.paths.of(unit)) this.counters.add(measure, at, day, 0, -1);
      this.series(entry).remove(day, record, this.moved(measure, unit));
      this.noteStock(entry, record, '', false);
      return;
    }
    const book = this.persons.get(entry.book)!;
    removeOccurrence(book, entry, distinctPer, this.pathOf, this.counted(measure, -1));
    this.personChanged(book);
  }

  private personBook(wanted: number, subject: string): PersonBook {
    const key = placeOf({ key: wanted, subject }, this.persons, samePerson);
    let book = this.persons.get(key);
    if (!book) {
      this.persons.set(key, (book = { key, subject, occurrences: [] }));
      this.newPersons.add(book);
    }
    return book;
  }

  private personChanged(book: PersonBook): void {
    if (!this.newPersons.has(book)) this.changedPersons.add(book);
  }

  private series(entry: Entry): StockSeries {
    const key = stockKey(entry.measure, entry.unit);
    let series = this.stocks.get(key);
    if (!series) this.stocks.set(key, (series = new StockSeries([])));
    return series;
  }

  private noteStock({ measure, unit, day, amount }: Entry, record: number, time: string, keep: boolean): void {
    const row: StockRow = { measure, unit, day, value: amount, time, record };
    this.changedStocks.set(`${measure}/${unit}/${day}/${record}`, { row, keep });
  }

  private readonly pathOf = (unit: number): readonly number[] => this.paths.of(unit);

  private moved(measure: number, unit: number): (day: Day, amount: number) => void {
    return (day, amount) => {
      if (amount === 0) return;
      for (const at of this.paths.of(unit)) this.counters.add(measure, at, day, amount, 0);
    };
  }

  /** Counts an occurrence that comes (+1) or goes (−1) at one level, with the persons it makes or unmakes there. */
  private counted(measure: number, contributions: 1 | -1): OccurrenceCounted {
    const { scale } = this.measures.measure(measure);
    const { counters } = this;
    return {
      here: (unit, day, persons) => counters.add(measure, unit, day, persons * scale, contributions),
      elsewhere: (unit, day, persons) => counters.add(measure, unit, day, persons * scale, 0),
    };
  }

  private willChange(book: CaseBook): void {
    if (this.changedCases.has(book)) return;
    this.changedCases.set(book, caseFacts(book, this.measures.caseType(book.caseType)));
  }

  private settleCases(): void {
    for (const [book, before] of this.changedCases) {
      for (const fact of before) this.countCase(book.caseType, fact, -1);
      for (const fact of caseFacts(book, this.measures.caseType(book.caseType))) this.countCase(book.caseType, fact, 1);
    }
  }

  private countCase(caseType: string, fact: CaseFact, sign: 1 | -1): void {
    for (const { ref, scale, units } of this.measures.caseMeasures(caseType, fact.count)) {
      if (units && !units.has(fact.unit)) continue;
      for (const at of this.paths.of(fact.unit)) {
        this.counters.add(ref, at, fact.day, sign * fact.amount * scale, sign);
      }
    }
  }
}

/** Highest revision a withdrawal takes back: the one it names, or every one. */
export function withdrawnUpTo(revision: number | undefined): number {
  return revision ?? EVERY_REVISION;
}
