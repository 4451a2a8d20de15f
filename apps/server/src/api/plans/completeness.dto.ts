import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { UnitAsOfDto } from './plans.dto.js';

const LIMIT = '应为 1 到 200 的整数';

export class CompletenessDto extends UnitAsOfDto {
  @ApiPropertyOptional({ minimum: 1, maximum: 200, description: 'Measures a page; default 50.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: LIMIT })
  @Min(1, { message: LIMIT })
  @Max(200, { message: LIMIT })
  limit?: number;

  @ApiPropertyOptional({ description: '`nextCursor` of the page before.' })
  @IsOptional()
  @IsString({ message: '应为上一页的 nextCursor' })
  cursor?: string;
}
