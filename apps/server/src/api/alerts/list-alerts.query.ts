import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ALERT_STATES } from '#alerts';
import type { AlertFilter, Page, ReadQueries } from '#read-model';
import { READ_QUERIES } from '../../server-parts.js';
import { DEFAULT_LIMIT } from '../request/page.dto.js';
import { alertSummary, type AlertSummary } from './alert-view.js';
import type { AlertsDto } from './alerts.dto.js';

const OPEN = ALERT_STATES.filter((state) => state !== 'resolved');

export class ListAlerts extends Query<Page<AlertSummary>> {
  constructor(readonly wanted: AlertsDto) {
    super();
  }
}

@QueryHandler(ListAlerts)
export class ListAlertsHandler implements IQueryHandler<ListAlerts, Page<AlertSummary>> {
  constructor(@Inject(READ_QUERIES) private readonly queries: ReadQueries) {}

  async execute({ wanted }: ListAlerts): Promise<Page<AlertSummary>> {
    const { state, severity, orgUnit, plan, owner, limit = DEFAULT_LIMIT, cursor } = wanted;
    const filter: AlertFilter = {
      ...(state !== undefined && { states: state.flatMap((one) => (one === 'open' ? OPEN : [one])) }),
      ...(severity !== undefined && { severity }),
      ...(orgUnit !== undefined && { unit: orgUnit }),
      ...(plan !== undefined && { plan }),
      ...(owner !== undefined && { owner }),
    };
    const { items, nextCursor } = await this.queries.alerts(filter, limit, cursor);
    return { items: items.map(alertSummary), nextCursor };
  }
}
