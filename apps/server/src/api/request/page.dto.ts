import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';

const LIMIT = '应为 1 到 1000 的整数';

/** Which part of a list is wanted. */
export class PageDto {
  @ApiPropertyOptional({ minimum: 1, maximum: 1000, description: 'How many items at most; default 100.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: LIMIT })
  @Min(1, { message: LIMIT })
  @Max(1000, { message: LIMIT })
  limit?: number;

  @ApiPropertyOptional({ description: '`nextCursor` of the page before.' })
  @IsOptional()
  @IsString({ message: '应为上一页的 nextCursor' })
  cursor?: string;
}

export const DEFAULT_LIMIT = 100;
