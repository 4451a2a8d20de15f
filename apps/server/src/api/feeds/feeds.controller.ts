import type { Readable } from 'node:stream';
import { Body, Controller, Headers, HttpCode, Post, Query, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBody, ApiConsumes, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { FEED_MEDIA_TYPES, feedMediaTypeOf, type FeedSummary } from '#feed';
import { unsupportedMediaType } from '../http/media-types.js';
import { FEED_SUMMARY } from './feed-summary.schema.js';
import { ImportDto } from './feeds.dto.js';
import { ImportTable, type TableSummary } from './import-table.command.js';
import { TakeFeed, type FeedBody } from './take-feed.command.js';

const JSON_TYPES = FEED_MEDIA_TYPES.filter((type) => type !== 'text/csv');

@ApiTags('feeds')
@Controller('feeds')
export class FeedsController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Sends feed records: one CloudEvent, a batch, or NDJSON, which is read as it streams in.' })
  @ApiConsumes(...JSON_TYPES)
  @ApiBody({ schema: { type: 'object' } })
  @ApiResponse({
    status: 200,
    description: 'What became of the records, also where all were refused.',
    schema: FEED_SUMMARY,
  })
  @ApiResponse({ status: 422, description: 'One event by itself was sent, and refused.', schema: FEED_SUMMARY })
  async send(
    @Body() body: unknown,
    @Headers('content-type') contentType: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FeedSummary> {
    const { summary, refused } = await this.commands.execute(new TakeFeed(feedBody(body, contentType ?? '')));
    if (refused) void reply.status(422);
    return summary;
  }

  @Post('import')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sends a table: CSV in UTF-8 or GB 18030, of measures or of services.' })
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string' } })
  @ApiResponse({ status: 200, schema: FEED_SUMMARY })
  import(
    @Body() body: unknown,
    @Query() { source, dryRun }: ImportDto,
    @Headers('content-type') contentType: string | undefined,
  ): Promise<TableSummary> {
    if (feedMediaTypeOf(contentType ?? '') !== 'csv' || !Buffer.isBuffer(body))
      throw unsupportedMediaType(['text/csv']);
    return this.commands.execute(new ImportTable(body, source ?? '/zhibiao/import', dryRun ?? false));
  }
}

function feedBody(body: unknown, contentType: string): FeedBody {
  const mediaType = feedMediaTypeOf(contentType);
  if (mediaType === 'ndjson') return { mediaType, body: body as Readable };
  if (mediaType === undefined || mediaType === 'csv' || !Buffer.isBuffer(body)) throw unsupportedMediaType(JSON_TYPES);
  return { mediaType, body };
}
