import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { formatDay } from '#calendar';
import type { ReadQueries } from '#read-model';
import { READ_QUERIES } from '../../server-parts.js';
import { KnownNames } from '../request/known-names.js';
import { historyMonths, type HistoryMonth } from './history-months.js';

export interface TargetHistoryView {
  readonly plan: string;
  readonly target: string;
  readonly orgUnit: string;
  /** Unit of the values. */
  readonly unit: string;
  /** The states that held when a day closed, each from its day until the next, the oldest first. */
  readonly items: readonly {
    readonly asOf: string;
    readonly state: string;
    readonly colour: string;
    readonly value: number | null;
  }[];
  /** Each month of that time, the first one first. */
  readonly months: readonly HistoryMonth[];
}

export class TargetHistory extends Query<TargetHistoryView> {
  constructor(
    readonly plan: string,
    readonly target: string,
    readonly orgUnit?: string,
  ) {
    super();
  }
}

@QueryHandler(TargetHistory)
export class TargetHistoryHandler implements IQueryHandler<TargetHistory, TargetHistoryView> {
  constructor(
    private readonly names: KnownNames,
    @Inject(READ_QUERIES) private readonly queries: ReadQueries,
  ) {}

  async execute({ plan: planId, target: targetId, orgUnit }: TargetHistory): Promise<TargetHistoryView> {
    const plan = this.names.plan(planId);
    const target = this.names.target(plan, targetId);
    const unit = this.names.orgUnit(orgUnit ?? plan.region).code;
    const rows = await this.queries.history(planId, targetId, unit);
    const today = (await this.queries.today())[plan.region];
    return {
      plan: planId,
      target: targetId,
      orgUnit: unit,
      unit: this.names.indicator(target.indicator).unit,
      items: rows.map(({ asOf, state, colour, value }) => ({ asOf: formatDay(asOf), state, colour, value })),
      months: today === undefined ? [] : historyMonths(rows, today - 1),
    };
  }
}
