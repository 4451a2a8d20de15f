import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString } from 'class-validator';
import { Flag } from '../request/flag.js';
import { IsDay } from '../request/is-day.js';

export const GRAINS = ['day', 'week', 'month', 'quarter', 'year'] as const;

export class IndicatorValuesDto {
  @ApiPropertyOptional({ description: 'Code of any org unit; default: the region of the first plan.' })
  @IsOptional()
  @IsString({ message: '应为机构代码' })
  orgUnit?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Default: the first day of the year of `to`.' })
  @IsOptional()
  @IsDay()
  from?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Default: the newest day that the data cover.' })
  @IsOptional()
  @IsDay()
  to?: string;

  @ApiPropertyOptional({ enum: GRAINS, description: 'Default: month.' })
  @IsOptional()
  @IsIn(GRAINS, { message: `应为 ${GRAINS.join('、')} 之一` })
  grain?: (typeof GRAINS)[number];

  @ApiPropertyOptional({ description: 'Each point from the first day of its year.' })
  @IsOptional()
  @Flag()
  @IsBoolean({ message: '应为 true 或 false' })
  cumulative?: boolean;
}
