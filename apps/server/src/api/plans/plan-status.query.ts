import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { formatDay } from '#calendar';
import type { Label } from '#indicators';
import { ownerOf, summarise, type Condition, type Owner, type Plan, type Summary } from '#plans';
import type { RankedStatus, ReadQueries } from '#read-model';
import { READ_QUERIES } from '../../server-parts.js';
import { dayIn } from '../request/is-day.js';
import { KnownNames } from '../request/known-names.js';
import type { UnitAsOfDto } from './plans.dto.js';
import { statusView, type StatusView } from './status-view.js';

export interface PlanStatusView {
  readonly plan: string;
  /** The version of the plan in force on the day. */
  readonly version: number;
  readonly orgUnit: string;
  readonly asOf: string;
  readonly summary: Summary;
  readonly targets: readonly (StatusView & {
    readonly target: string;
    readonly task: string;
    readonly name: Label;
    readonly indicator: string;
    /** Unit of the figures. */
    readonly unit: string;
    readonly condition: Condition;
    readonly rank: number | null;
    readonly owner: Owner;
  })[];
}

export class PlanStatusOf extends Query<PlanStatusView> {
  constructor(
    readonly plan: string,
    readonly wanted: UnitAsOfDto,
  ) {
    super();
  }
}

@QueryHandler(PlanStatusOf)
export class PlanStatusOfHandler implements IQueryHandler<PlanStatusOf, PlanStatusView> {
  constructor(
    private readonly names: KnownNames,
    @Inject(READ_QUERIES) private readonly queries: ReadQueries,
  ) {}

  async execute({ plan: id, wanted }: PlanStatusOf): Promise<PlanStatusView> {
    const unit = this.names.orgUnit(wanted.orgUnit ?? this.names.plan(id).region).code;
    const { plan, asOf, targets } = await this.queries.planStatus(id, unit, dayIn(wanted.asOf));
    return {
      plan: id,
      version: plan.version,
      orgUnit: unit,
      asOf: formatDay(asOf),
      summary: summarise(targets.map(({ status }) => status)),
      targets: targets.map((one) => this.view(plan, one)),
    };
  }

  private view(plan: Plan, { target, status, rank }: RankedStatus): PlanStatusView['targets'][number] {
    return {
      target: target.id,
      task: target.task,
      name: target.name,
      indicator: target.indicator,
      unit: this.names.indicator(target.indicator).unit,
      condition: target.condition,
      ...statusView(status),
      rank,
      owner: ownerOf(plan, target),
    };
  }
}
