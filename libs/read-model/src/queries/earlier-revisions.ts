import type { Position } from '#event-store';
import { CASE_BOOK, decodeEntries, OUTCOMES, type Entry } from '#indicators';
import type { EarlierRevision } from './read-queries.js';
import type { ReadDatabase } from './read-tables.js';

/** A record corrected more often than this is told with its newest corrections only. */
const MOST_REVISIONS = 20;

type Amount = EarlierRevision['amounts'][number];

/** The revisions that lines of the ledger took over from, found from each to the one before. */
export class EarlierRevisions {
  constructor(private readonly db: ReadDatabase) {}

  /** By position of the line in force; the newest revision first. Lines without an earlier one are absent. */
  async of(
    positions: readonly Position[],
    told: (entry: Entry) => Amount,
  ): Promise<ReadonlyMap<Position, readonly EarlierRevision[]>> {
    const histories = new Map<Position, EarlierRevision[]>();
    let inForce = new Map(positions.map((position) => [position, position]));
    for (let step = 0; step < MOST_REVISIONS && inForce.size > 0; step++) {
      const rows = await this.db
        .selectFrom('ledger')
        .select(['position', 'outcome', 'revision', 'superseded_by', 'entries'])
        .where('superseded_by', 'in', [...inForce.keys()])
        .execute();
      const earlier = new Map<Position, Position>();
      for (const row of rows) {
        const holder = inForce.get(row.superseded_by!)!;
        earlier.set(row.position, holder);
        if (row.outcome !== OUTCOMES.applied) continue;
        const entries = decodeEntries(row.entries).filter(({ measure }) => measure !== CASE_BOOK);
        const list = histories.get(holder) ?? [];
        histories.set(holder, list);
        list.push({
          revision: row.revision,
          position: row.position,
          supersededBy: row.superseded_by!,
          amounts: entries.map(told),
        });
      }
      inForce = earlier;
    }
    return histories;
  }
}
