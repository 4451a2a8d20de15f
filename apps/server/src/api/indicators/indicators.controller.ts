import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page } from '#read-model';
import { PageDto } from '../request/page.dto.js';
import { GetIndicator } from './get-indicator.query.js';
import type { IndicatorView } from './indicator-view.js';
import { IndicatorValues, type IndicatorValuesView } from './indicator-values.query.js';
import { IndicatorValuesDto } from './indicators.dto.js';
import { ListIndicators } from './list-indicators.query.js';

@ApiTags('indicators')
@Controller('indicators')
export class IndicatorsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: 'Indicators with all versions of their definitions.' })
  list(@Query() page: PageDto): Promise<Page<IndicatorView>> {
    return this.queries.execute(new ListIndicators(page));
  }

  @Get(':code')
  @ApiOperation({ summary: 'One indicator with all versions of its definition.' })
  get(@Param('code') code: string): Promise<IndicatorView> {
    return this.queries.execute(new GetIndicator(code));
  }

  @Get(':code/values')
  @ApiOperation({ summary: 'Values over whole periods, at any org unit. `null` is not zero: nothing was reported.' })
  values(@Param('code') code: string, @Query() wanted: IndicatorValuesDto): Promise<IndicatorValuesView> {
    return this.queries.execute(new IndicatorValues(code, wanted));
  }
}
