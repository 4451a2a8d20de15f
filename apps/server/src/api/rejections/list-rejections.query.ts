import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Page, ReadQueries, RejectionFilter, StoredRejection } from '#read-model';
import { READ_QUERIES } from '../../server-parts.js';

export class ListRejections extends Query<Page<StoredRejection>> {
  constructor(
    readonly filter: RejectionFilter,
    readonly limit: number,
    readonly cursor?: string,
  ) {
    super();
  }
}

@QueryHandler(ListRejections)
export class ListRejectionsHandler implements IQueryHandler<ListRejections, Page<StoredRejection>> {
  constructor(@Inject(READ_QUERIES) private readonly queries: ReadQueries) {}

  execute({ filter, limit, cursor }: ListRejections): Promise<Page<StoredRejection>> {
    return this.queries.rejections(filter, limit, cursor);
  }
}
