import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { newestOf } from '#plans';
import type { Page } from '#read-model';
import { KnownNames } from '../request/known-names.js';
import { pageOf } from '../request/page-of.js';
import type { PageDto } from '../request/page.dto.js';

export interface PlanSummary {
  readonly plan: string;
  readonly region: string;
  readonly year: number;
  readonly version: number;
  readonly document: string;
  /** How many. */
  readonly tasks: number;
  readonly targets: number;
}

export class ListPlans extends Query<Page<PlanSummary>> {
  constructor(readonly page: PageDto) {
    super();
  }
}

@QueryHandler(ListPlans)
export class ListPlansHandler implements IQueryHandler<ListPlans, Page<PlanSummary>> {
  constructor(private readonly names: KnownNames) {}

  async execute({ page }: ListPlans): Promise<Page<PlanSummary>> {
    const { items, nextCursor } = pageOf('plans', newestOf(this.names.catalogue.plans), page);
    return {
      items: items.map(({ id, region, year, version, document, tasks, targets }) => ({
        plan: id,
        region,
        year,
        version,
        document,
        tasks: tasks.length,
        targets: targets.length,
      })),
      nextCursor,
    };
  }
}
