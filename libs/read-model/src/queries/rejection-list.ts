import { decodeCursor, encodeCursor } from './cursor.js';
import type { ReadDialect } from './read-dialect.js';
import type { Page, RejectionFilter, StoredRejection } from './read-queries.js';
import type { ReadDatabase, ReadTables } from './read-tables.js';

const LIST = 'rejections';

/** The refused records, the newest first. */
export class RejectionList {
  constructor(
    private readonly db: ReadDatabase,
    private readonly dialect: ReadDialect,
  ) {}

  async page(filter: RejectionFilter, limit: number, cursor?: string): Promise<Page<StoredRejection>> {
    const before = decodeCursor(LIST, cursor);
    let query = this.db
      .selectFrom('rejection')
      .selectAll()
      .orderBy('position', 'desc')
      .limit(limit + 1);
    if (before !== undefined) query = query.where('position', '<', before);
    if (filter.code !== undefined) query = query.where('code', '=', filter.code);
    if (filter.source !== undefined) query = query.where('source', '=', filter.source);
    if (filter.since !== undefined) query = query.where(this.dialect.notBefore('at', filter.since));
    if (filter.redriven !== undefined) query = query.where('redriven', '=', filter.redriven ? 1 : 0);
    const rows = await query.execute();
    const page = rows.slice(0, limit).map(rejectionOf);
    return { items: page, nextCursor: rows.length > limit ? encodeCursor(LIST, page.at(-1)!.position) : null };
  }

  async byIds(ids: readonly string[]): Promise<StoredRejection[]> {
    if (ids.length === 0) return [];
    const rows = await this.db.selectFrom('rejection').selectAll().where('id', 'in', ids).orderBy('position').execute();
    return rows.map(rejectionOf);
  }
}

function rejectionOf({ record_id, redriven, ...row }: ReadTables['rejection']): StoredRejection {
  return { ...row, recordId: record_id, redriven: redriven !== 0 };
}
