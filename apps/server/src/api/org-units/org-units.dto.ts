import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString } from 'class-validator';
import { IsDay } from '../request/is-day.js';
import { PageDto } from '../request/page.dto.js';

export const KINDS = ['country', 'province', 'city', 'county', 'township', 'village', 'facility'] as const;

export class OrgUnitsDto extends PageDto {
  @ApiPropertyOptional({ description: 'Code of the unit right above.' })
  @IsOptional()
  @IsString({ message: '应为机构代码' })
  parent?: string;

  @ApiPropertyOptional({ enum: KINDS })
  @IsOptional()
  @IsIn(KINDS, { message: `应为 ${KINDS.join('、')} 之一` })
  kind?: (typeof KINDS)[number];

  @ApiPropertyOptional({ format: 'date', description: 'Only units valid on this day; default: all, past ones too.' })
  @IsOptional()
  @IsDay()
  at?: string;
}
