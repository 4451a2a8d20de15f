import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page } from '#read-model';
import { PageDto } from '../request/page.dto.js';
import { ListPlugins, type PluginView } from './list-plugins.query.js';

@ApiTags('plugins')
@Controller('plugins')
export class PluginsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: 'The plugins that are loaded.' })
  list(@Query() page: PageDto): Promise<Page<PluginView>> {
    return this.queries.execute(new ListPlugins(page));
  }
}
