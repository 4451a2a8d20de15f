import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { START, type Position } from '#event-store';
import { CASE_BOOK, decodeEntries, OUTCOMES, type Entry, type MeasureDefinition } from '#indicators';
import type { JudgingReader, Still } from './judging-reader.js';
import type { ProjectionFacts } from './projection-facts.js';
import type { ReadDialect } from './read-dialect.js';
import type { ReadDatabase } from './read-tables.js';
import { SourceCells, type SourceCell } from './source-cells.js';

/** How far the ledger has been read, and where it ends. */
export interface TallyState {
  readonly through: Position;
  readonly checkpoint: Position;
}

/** Lines of the ledger read in one statement, and statements by one call: what a call costs at most. */
export interface TallyLimits {
  readonly lines: number;
  readonly windows: number;
}

const LIMITS: TallyLimits = { lines: 5_000, windows: 40 };

interface Line {
  readonly position: Position;
  readonly source: number;
  readonly entries: string;
}

interface ReadLine extends Omit<Line, 'entries'> {
  readonly entries: readonly Entry[];
}

/**
 * Which source sent how many records for which day. The ledger alone knows the source of a record and has no index on it;
 * so it is read once, in the order of the log, and from then on only what is new. A line that another one took over from
 * is taken back. Kept in memory: one count for each day of a measure, a reporter and a source.
 */
export class SourceTally {
  private through: Position = START;
  private cells: SourceCells;
  private readonly caseTypes = new Map<number, string>();
  /** Lines that were not counted because their case is gone; what took over from them is still to be read. */
  private readonly skipped = new Set<Position>();
  private reading: Promise<unknown> = Promise.resolve();

  /** @param measures those that are to be counted */
  constructor(
    private readonly db: ReadDatabase,
    private readonly dialect: ReadDialect,
    private readonly judging: JudgingReader,
    private readonly facts: ProjectionFacts,
    private readonly measures: readonly MeasureDefinition[],
    private readonly limits = LIMITS,
  ) {
    this.cells = new SourceCells(measures);
  }

  /** Reads on, a bounded number of lines. Calls wait for each other. */
  async readOn(): Promise<TallyState> {
    const turn = this.reading.then(() => this.advance());
    this.reading = turn.catch(() => undefined);
    return turn;
  }

  of(measure: MeasureDefinition): readonly SourceCell[] {
    return this.cells.of(measure);
  }

  private async advance(): Promise<TallyState> {
    const checkpoint = await this.facts.checkpoint();
    // A rebuild began the read model anew.
    if (checkpoint < this.through) this.beginAnew();
    for (let window = 0; window < this.limits.windows && this.through < checkpoint; window++) {
      await this.readWindow(checkpoint);
      // SQLite answers at once: here other requests get their turn.
      await setImmediate();
    }
    return { through: this.through, checkpoint };
  }

  private beginAnew(): void {
    this.through = START;
    this.cells = new SourceCells(this.measures);
    this.caseTypes.clear();
    this.skipped.clear();
  }

  private async readWindow(checkpoint: Position): Promise<void> {
    const after = this.through;
    const lines = await this.db
      .selectFrom('ledger')
      .select(['position', 'source', 'outcome', 'superseded_by', 'entries'])
      .where('position', '>', after)
      .where('position', '<=', checkpoint)
      .orderBy('position')
      .limit(this.limits.lines)
      .execute();
    const through = lines.length < this.limits.lines ? checkpoint : lines.at(-1)!.position;
    // Found by the index on superseded_by; with the sum no database searches by position.
    const { rows: gone } = await sql<Line>`select position, source, entries from ledger
      where superseded_by > ${after} and superseded_by <= ${through} and position + 0 <= ${after}
      and outcome = ${OUTCOMES.applied}`.execute(this.db);
    const held = lines.filter(
      ({ outcome, superseded_by: by }) => outcome === OUTCOMES.applied && (by === null || by > through),
    );
    const added = await this.known(held.map(readLine));
    const removed = gone.map(readLine).filter(({ position }) => !this.skipped.delete(position));
    // After the lines: whatever they name has its integer by now.
    const still = await this.judging.still();
    for (const line of added) this.count(line, 1, still);
    for (const line of removed) this.count(line, -1, still);
    this.through = through;
  }

  private count({ source, entries }: ReadLine, records: 1 | -1, still: Still): void {
    for (const entry of entries) this.cells.count(entry, source, records, this.caseTypes.get(entry.book), still);
  }

  /** The lines without those of cases that nothing is held of any more: they were taken back since. */
  private async known(lines: readonly ReadLine[]): Promise<readonly ReadLine[]> {
    const bookOf = ({ entries: [entry] }: ReadLine): number | undefined =>
      entry?.measure === CASE_BOOK ? entry.book : undefined;
    await this.learnCaseTypes(lines.flatMap((line) => bookOf(line) ?? []));
    return lines.filter((line) => {
      const book = bookOf(line);
      if (book === undefined || this.caseTypes.has(book)) return true;
      this.skipped.add(line.position);
      return false;
    });
  }

  /** A line names the book of its case; the book knows the type. */
  private async learnCaseTypes(named: readonly number[]): Promise<void> {
    const books = [...new Set(named)].filter((book) => !this.caseTypes.has(book));
    if (books.length === 0) return;
    const { rows } = await sql<{ key: number; type: string }>`select c.key, c.case_type as type
      from ${this.dialect.numbers(books, 'key')} b cross join case_book c where c.key = b.key`.execute(this.db);
    for (const { key, type } of rows) this.caseTypes.set(key, type);
  }
}

function readLine({ position, source, entries }: Line): ReadLine {
  return { position, source, entries: decodeEntries(entries) };
}
