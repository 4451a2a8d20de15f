import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PlanView } from '#plugin-host';
import type { Page } from '#read-model';
import { PageDto } from '../request/page.dto.js';
import { CompletenessDto } from './completeness.dto.js';
import { ExplainTarget, type ExplanationView } from './explain-target.query.js';
import { GetPlan } from './get-plan.query.js';
import { ListPlans, type PlanSummary } from './list-plans.query.js';
import { PlanCompleteness, type PlanCompletenessView } from './plan-completeness.query.js';
import { PLAN_COMPLETENESS } from './plan-completeness.schema.js';
import { PlanStatusOf, type PlanStatusView } from './plan-status.query.js';
import { PLAN_STATUS } from './plan-status.schema.js';
import { ExplainDto, RankingDto, TargetUnitDto, UnitAsOfDto } from './plans.dto.js';
import { TargetHistory, type TargetHistoryView } from './target-history.query.js';
import { TARGET_HISTORY } from './target-history.schema.js';
import { TargetRanking, type RankingView } from './target-ranking.query.js';
import { TARGET_RANKING } from './target-ranking.schema.js';

@ApiTags('plans')
@Controller('plans')
export class PlansController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: 'The plans.' })
  list(@Query() page: PageDto): Promise<Page<PlanSummary>> {
    return this.queries.execute(new ListPlans(page));
  }

  @Get(':plan')
  @ApiOperation({ summary: 'A plan with its tasks and targets.' })
  get(@Param('plan') plan: string): Promise<PlanView> {
    return this.queries.execute(new GetPlan(plan));
  }

  @Get(':plan/status')
  @ApiOperation({ summary: 'Where every target stands at an org unit.' })
  @ApiOkResponse({ schema: PLAN_STATUS })
  status(@Param('plan') plan: string, @Query() wanted: UnitAsOfDto): Promise<PlanStatusView> {
    return this.queries.execute(new PlanStatusOf(plan, wanted));
  }

  @Get(':plan/completeness')
  @ApiOperation({
    summary: 'How far the data of each measure have come, by reporting unit and by source.',
    description:
      'The ledger is read once after the start of the server, a bounded part of it by each call, and then what is new. ' +
      'A unit below those right below the counties has no units of its own here.',
  })
  @ApiOkResponse({ schema: PLAN_COMPLETENESS })
  completeness(@Param('plan') plan: string, @Query() wanted: CompletenessDto): Promise<PlanCompletenessView> {
    return this.queries.execute(new PlanCompleteness(plan, wanted));
  }

  @Get(':plan/targets/:target/explain')
  @ApiOperation({ summary: 'A value opened: its definition, measures, and page by page the records behind it.' })
  explain(
    @Param('plan') plan: string,
    @Param('target') target: string,
    @Query() wanted: ExplainDto,
  ): Promise<ExplanationView> {
    return this.queries.execute(new ExplainTarget(plan, target, wanted));
  }

  @Get(':plan/targets/:target/ranking')
  @ApiOperation({ summary: 'The units of a kind in the order of the value, best first.' })
  @ApiOkResponse({ schema: TARGET_RANKING })
  ranking(
    @Param('plan') plan: string,
    @Param('target') target: string,
    @Query() wanted: RankingDto,
  ): Promise<RankingView> {
    return this.queries.execute(new TargetRanking(plan, target, wanted));
  }

  @Get(':plan/targets/:target/history')
  @ApiOperation({ summary: 'The states that held when days closed, and month by month.' })
  @ApiOkResponse({ schema: TARGET_HISTORY })
  history(
    @Param('plan') plan: string,
    @Param('target') target: string,
    @Query() { orgUnit }: TargetUnitDto,
  ): Promise<TargetHistoryView> {
    return this.queries.execute(new TargetHistory(plan, target, orgUnit));
  }
}
