import type { Day } from '#calendar';
import { CASE_BOOK, type Entry } from './entry.js';
import type { CaseAddress, PersonAddress, StockWanted } from './ledger-storage.js';
import type { MeasureIndex, Posting } from './measure-index.js';
import { Wanted } from './open-addressing.js';

const STOCK_UNITS = 2 ** 20;

/** One number for a stock at a unit. */
export const stockKey = (measure: number, unit: number): number => measure * STOCK_UNITS + unit;

export const samePerson = (a: PersonAddress, b: PersonAddress): boolean => a.subject === b.subject;
export const sameCase = (a: CaseAddress, b: CaseAddress): boolean => a.caseId === b.caseId && a.caseType === b.caseType;

/** What the postings of a batch may touch: to be loaded before the first of them is posted. */
export class BatchNeeds {
  readonly persons = new Wanted<PersonAddress>(samePerson);
  readonly cases = new Wanted<CaseAddress>(sameCase);
  /** Keys of books that known entries went to. */
  readonly exactPersons = new Set<number>();
  readonly exactCases = new Set<number>();
  readonly stocks = new Map<number, StockWanted>();

  constructor(private readonly measures: MeasureIndex) {}

  /** A record is to be entered. */
  enter({ entries, subject, caseType, caseId }: Posting): void {
    for (const entry of entries) {
      if (entry.measure === CASE_BOOK) this.cases.add({ key: entry.book, caseType: caseType!, caseId: caseId! });
      else if (entry.book !== 0) this.persons.add({ key: entry.book, subject: subject! });
      else this.noteStock(entry);
    }
  }

  /** Entries that stand in the ledger may have to be reversed. */
  reverse(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (entry.measure === CASE_BOOK) this.exactCases.add(entry.book);
      else if (entry.book !== 0) this.exactPersons.add(entry.book);
      else this.noteStock(entry);
    }
  }

  private noteStock({ measure, unit, day }: { measure: number; unit: number; day: Day }): void {
    if (this.measures.measure(measure).definition.accrual !== 'stock') return;
    const key = stockKey(measure, unit);
    const known = this.stocks.get(key);
    if (!known || day < known.from) this.stocks.set(key, { measure, unit, from: day });
  }
}
