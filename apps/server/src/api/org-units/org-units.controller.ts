import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page } from '#read-model';
import { ListOrgUnits, type OrgUnitView } from './list-org-units.query.js';
import { OrgUnitsDto } from './org-units.dto.js';

@ApiTags('org-units')
@Controller('org-units')
export class OrgUnitsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: 'The tree of regions and facilities, as a list of units that name their parents.' })
  list(@Query() wanted: OrgUnitsDto): Promise<Page<OrgUnitView>> {
    return this.queries.execute(new ListOrgUnits(wanted));
  }
}
