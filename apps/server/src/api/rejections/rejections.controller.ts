import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ProblemException } from '#platform';
import type { Page, StoredRejection } from '#read-model';
import { FEED_SUMMARY } from '../feeds/feed-summary.schema.js';
import { DEFAULT_LIMIT } from '../request/page.dto.js';
import { ListRejections } from './list-rejections.query.js';
import { Redrive, type RedriveSummary } from './redrive.command.js';
import { RedriveDto, RejectionsDto } from './rejections.dto.js';

@ApiTags('rejections')
@Controller('rejections')
export class RejectionsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Refused records, the newest first.' })
  list(@Query() { limit = DEFAULT_LIMIT, cursor, ...filter }: RejectionsDto): Promise<Page<StoredRejection>> {
    return this.queries.execute(new ListRejections(filter, limit, cursor));
  }

  @Post('redrive')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sends refused records again, for example after an org unit was added.' })
  @ApiOkResponse({
    schema: {
      allOf: [
        FEED_SUMMARY,
        {
          type: 'object',
          properties: {
            redriven: { type: 'array', items: { type: 'string' } },
            skipped: {
              type: 'array',
              items: { type: 'object', properties: { id: { type: 'string' }, reason: { type: 'string' } } },
            },
          },
        },
      ],
    },
  })
  redrive(@Body() chosen: RedriveDto): Promise<RedriveSummary> {
    if (chosen.ids === undefined && chosen.code === undefined && chosen.source === undefined) {
      const detail = '请用 ids、code 或 source 选择要重发的记录';
      throw new ProblemException(400, 'INVALID_REQUEST', '请求参数有误', detail, { errors: [{ pointer: '', message: detail }] }); // prettier-ignore
    }
    return this.commands.execute(new Redrive(chosen));
  }
}
