import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Page } from '#read-model';
import { KnownNames } from '../request/known-names.js';
import { pageOf } from '../request/page-of.js';
import type { PageDto } from '../request/page.dto.js';
import { indicatorView, type IndicatorView } from './indicator-view.js';

export class ListIndicators extends Query<Page<IndicatorView>> {
  constructor(readonly page: PageDto) {
    super();
  }
}

@QueryHandler(ListIndicators)
export class ListIndicatorsHandler implements IQueryHandler<ListIndicators, Page<IndicatorView>> {
  constructor(private readonly names: KnownNames) {}

  async execute({ page }: ListIndicators): Promise<Page<IndicatorView>> {
    const { items, nextCursor } = pageOf('indicators', this.names.catalogue.indicators, page);
    return { items: items.map(indicatorView), nextCursor };
  }
}
