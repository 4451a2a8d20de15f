import type { Alert, AlertSeverity } from '#alerts';
import { decodeCursor, encodeCursor } from './cursor.js';
import type { ReadDialect } from './read-dialect.js';
import type { AlertFilter, Page } from './read-queries.js';
import type { ReadDatabase } from './read-tables.js';

const LIST = 'alerts';

/** The alerts, the one that changed last first. */
export class AlertList {
  constructor(
    private readonly db: ReadDatabase,
    private readonly dialect: ReadDialect,
  ) {}

  async page(filter: AlertFilter, limit: number, cursor?: string): Promise<Page<Alert>> {
    const before = decodeCursor(LIST, cursor);
    let query = this.db
      .selectFrom('alert')
      .select(['position', 'data'])
      .orderBy('position', 'desc')
      .limit(limit + 1);
    if (before !== undefined) query = query.where('position', '<', before);
    if (filter.states !== undefined) query = query.where('state', 'in', filter.states);
    if (filter.severity !== undefined) query = query.where('severity', '=', filter.severity);
    if (filter.unit !== undefined) query = query.where('unit', '=', filter.unit);
    if (filter.plan !== undefined) query = query.where('plan', '=', filter.plan);
    if (filter.owner !== undefined) query = query.where(this.dialect.listHolds('owners', filter.owner));
    const rows = await query.execute();
    const page = rows.slice(0, limit);
    return {
      items: page.map(({ data }) => JSON.parse(data) as Alert),
      nextCursor: rows.length > limit ? encodeCursor(LIST, page.at(-1)!.position) : null,
    };
  }

  async openBySeverity(): Promise<Record<AlertSeverity, number>> {
    const rows = await this.db
      .selectFrom('alert')
      .select((eb) => ['severity', eb.fn.countAll<number>().as('count')])
      .where('state', '!=', 'resolved')
      .groupBy('severity')
      .execute();
    const counts = new Map(rows.map(({ severity, count }) => [severity, Number(count)]));
    const of = (severity: AlertSeverity): number => counts.get(severity) ?? 0;
    return { info: of('info'), warning: of('warning'), critical: of('critical') };
  }
}
