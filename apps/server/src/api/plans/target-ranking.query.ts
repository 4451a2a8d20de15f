import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { formatDay } from '#calendar';
import type { OrgUnit } from '#org';
import type { ReadQueries } from '#read-model';
import { READ_QUERIES } from '../../server-parts.js';
import { dayIn } from '../request/is-day.js';
import { KnownNames } from '../request/known-names.js';
import type { RankingDto } from './plans.dto.js';
import { statusView, type StatusView } from './status-view.js';

export interface RankingView {
  readonly plan: string;
  readonly target: string;
  readonly level: string;
  readonly asOf: string;
  /** Unit of the values. */
  readonly unit: string;
  /** Whether more (`up`) or less (`down`) is better. */
  readonly direction: 'up' | 'down';
  /** Best first; units without a value last. */
  readonly items: readonly (StatusView & {
    readonly rank: number | null;
    readonly orgUnit: string;
    readonly name: OrgUnit['name'];
  })[];
}

export class TargetRanking extends Query<RankingView> {
  constructor(
    readonly plan: string,
    readonly target: string,
    readonly wanted: RankingDto,
  ) {
    super();
  }
}

@QueryHandler(TargetRanking)
export class TargetRankingHandler implements IQueryHandler<TargetRanking, RankingView> {
  constructor(
    private readonly names: KnownNames,
    @Inject(READ_QUERIES) private readonly queries: ReadQueries,
  ) {}

  async execute({ plan: planId, target: targetId, wanted }: TargetRanking): Promise<RankingView> {
    const target = this.names.target(this.names.plan(planId), targetId);
    const level = wanted.level ?? target.appliesTo.andEach ?? 'county';
    const { asOf, entries } = await this.queries.ranking(planId, targetId, level, dayIn(wanted.asOf));
    const { unit, direction } = this.names.indicator(target.indicator);
    return {
      plan: planId,
      target: targetId,
      level,
      asOf: formatDay(asOf),
      unit,
      direction,
      items: entries.map(({ unit: code, rank, status }) => ({
        rank,
        orgUnit: code,
        name: this.names.orgUnit(code).name,
        ...statusView(status),
      })),
    };
  }
}
