import type { Kysely } from 'kysely';
import type { Tables } from './schema/tables.js';

/** Beyond this many the cache starts anew: some 20 MB. */
const MOST_NAMES = 200_000;
/** Below the number of parameters that either engine takes. */
const IDS_PER_QUERY = 5_000;

/** Names by id of one name table. A row that a reader has seen never changes, whoever wrote it. */
export class NameCache {
  #names = new Map<number, string>();

  constructor(
    private readonly db: Kysely<Tables>,
    private readonly table: 'stream' | 'event_type',
  ) {}

  /** The names of at least these ids. */
  async namesOf(ids: ReadonlySet<number>): Promise<ReadonlyMap<number, string>> {
    let names = this.#names;
    let missing = [...ids].filter((id) => !names.has(id));
    if (missing.length === 0) return names;
    if (names.size + missing.length > MOST_NAMES) {
      // A new map: callers still read the old one.
      this.#names = names = new Map();
      missing = [...ids];
    }
    for (let i = 0; i < missing.length; i += IDS_PER_QUERY) {
      const some = missing.slice(i, i + IDS_PER_QUERY);
      const rows = await this.db.selectFrom(this.table).select(['id', 'name']).where('id', 'in', some).execute();
      for (const { id, name } of rows) names.set(id, name);
    }
    return names;
  }
}
