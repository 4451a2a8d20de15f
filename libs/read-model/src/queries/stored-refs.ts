import { RefTable } from '#indicators';
import type { ProjectionRefs } from '../read-model.js';
import type { ReadDatabase } from './read-tables.js';

/**
 * The integers for codes as the projection has stored them. It goes on giving new ones, so they are looked at before
 * every query that needs them, and read again when there are more. A code without one has no rows yet.
 */
export class StoredRefs {
  private known: ProjectionRefs | undefined;
  private count = -1;

  constructor(private readonly db: ReadDatabase) {}

  /** The same object for as long as nothing was added. */
  async read(): Promise<ProjectionRefs> {
    const { count } = await this.db
      .selectFrom('ref')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    if (this.known && this.count === count) return this.known;
    const rows = await this.db.selectFrom('ref').select(['kind', 'code']).orderBy('kind').orderBy('ref').execute();
    const table = (kind: string): RefTable =>
      new RefTable(rows.filter((row) => row.kind === kind).map(({ code }) => code));
    this.known = { measures: table('measure'), units: table('unit'), sources: table('source') };
    this.count = rows.length;
    return this.known;
  }
}
