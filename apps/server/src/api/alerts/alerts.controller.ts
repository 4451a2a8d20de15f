import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Page } from '#read-model';
import type { AlertSummary } from './alert-view.js';
import { AcknowledgeDto, AlertsDto, CommentDto } from './alerts.dto.js';
import { GetAlert, type AlertWithTimeline } from './get-alert.query.js';
import { ListAlerts } from './list-alerts.query.js';
import { TakeAlertStep } from './take-alert-step.command.js';

/** Who takes a step where neither the body nor a key says it: without keys only this machine can. */
const SOMEBODY_HERE = 'local';

@ApiTags('alerts')
@Controller('alerts')
export class AlertsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Alerts, the one that changed last first.' })
  list(@Query() wanted: AlertsDto): Promise<Page<AlertSummary>> {
    return this.queries.execute(new ListAlerts(wanted));
  }

  @Get(':id')
  @ApiOperation({ summary: 'An alert with its timeline.' })
  get(@Param('id') id: string): Promise<AlertWithTimeline> {
    return this.queries.execute(new GetAlert(id));
  }

  @Post(':id/acknowledge')
  @HttpCode(200)
  @ApiOperation({ summary: 'Signs for an alert 签收.' })
  @ApiResponse({ status: 409, description: 'The state the alert is in does not allow it; `state` says which it is.' })
  acknowledge(
    @Param('id') id: string,
    @Body() { by, comment }: AcknowledgeDto,
    @Req() { caller }: FastifyRequest,
  ): Promise<AlertWithTimeline> {
    const who = by ?? caller ?? SOMEBODY_HERE;
    const step = { type: 'acknowledge' as const, by: who, ...(comment !== undefined && { comment }) };
    return this.commands.execute(new TakeAlertStep(id, step));
  }

  @Post(':id/comment')
  @HttpCode(200)
  @ApiOperation({ summary: 'Adds a remark to the timeline 批注.' })
  comment(
    @Param('id') id: string,
    @Body() { by, comment }: CommentDto,
    @Req() { caller }: FastifyRequest,
  ): Promise<AlertWithTimeline> {
    return this.commands.execute(
      new TakeAlertStep(id, { type: 'comment', by: by ?? caller ?? SOMEBODY_HERE, comment }),
    );
  }
}
