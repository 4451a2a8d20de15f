import type { LedgerChange } from '#indicators';
import type { OverdueCase, ProjectionStorage } from '#read-model';
import type { Calendars } from './calendars.js';
import type { CaseFound } from './review.js';

/** The cases that are past a limit now. */
export class OverdueCases {
  private readonly known = new Map<number, OverdueCase>();

  constructor(
    private readonly storage: ProjectionStorage,
    private readonly calendars: Calendars,
  ) {}

  get all(): CaseFound[] {
    return [...this.known.values()].map((overdue) => ({ overdue, holds: true }));
  }

  /** Cases that have come to be past a limit with the days that were opened. */
  async find(): Promise<CaseFound[]> {
    const days = Object.values(this.calendars.opened);
    if (days.length === 0) return [];
    const found: CaseFound[] = [];
    for (const overdue of await this.storage.overdueCases(Math.max(...days))) {
      const before = this.known.get(overdue.key);
      this.known.set(overdue.key, overdue);
      if (!before || before.due !== overdue.due) found.push({ overdue, holds: true });
    }
    return found;
  }

  /** Cases touched by a batch that were past a limit or are so now. */
  changedBy({ cases }: LedgerChange): CaseFound[] {
    const changed: CaseFound[] = [];
    for (const { book, running } of cases) {
      const before = this.known.get(book.key);
      const region = running && this.calendars.region(running.unit);
      const today = region === undefined ? undefined : this.calendars.of(region);
      if (running && today !== undefined && running.due < today) {
        const overdue = { key: book.key, caseType: book.caseType, caseId: book.caseId, ...running };
        this.known.set(book.key, overdue);
        changed.push({ overdue, holds: true });
      } else if (before) {
        this.known.delete(book.key);
        changed.push({ overdue: before, holds: false });
      }
    }
    return changed;
  }
}
