import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { planView, type PlanView } from '#plugin-host';
import { KnownNames } from '../request/known-names.js';

export class GetPlan extends Query<PlanView> {
  constructor(readonly plan: string) {
    super();
  }
}

@QueryHandler(GetPlan)
export class GetPlanHandler implements IQueryHandler<GetPlan, PlanView> {
  constructor(private readonly names: KnownNames) {}

  async execute({ plan }: GetPlan): Promise<PlanView> {
    return planView(this.names.plan(plan), this.names.catalogue);
  }
}
