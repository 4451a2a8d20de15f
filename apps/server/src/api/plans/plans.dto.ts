import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { KINDS } from '../org-units/org-units.dto.js';
import { IsDay } from '../request/is-day.js';

const LIMIT = '应为 1 到 200 的整数';

export class AsOfDto {
  @ApiPropertyOptional({ format: 'date', description: 'Default: the newest day that the data cover.' })
  @IsOptional()
  @IsDay()
  asOf?: string;
}

export class UnitAsOfDto extends AsOfDto {
  @ApiPropertyOptional({ description: 'Code of the org unit; default: the region of the plan.' })
  @IsOptional()
  @IsString({ message: '应为机构代码' })
  orgUnit?: string;
}

export class ExplainDto extends UnitAsOfDto {
  @ApiPropertyOptional({ minimum: 1, maximum: 200, description: 'Contributions or cases a page; default 50.' })
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

export class RankingDto extends AsOfDto {
  @ApiPropertyOptional({ enum: KINDS, description: 'Default: the kind of unit that the target names, or county.' })
  @IsOptional()
  @IsIn(KINDS, { message: `应为 ${KINDS.join('、')} 之一` })
  level?: (typeof KINDS)[number];
}

export class TargetUnitDto {
  @ApiPropertyOptional({ description: 'Code of the org unit; default: the region of the plan.' })
  @IsOptional()
  @IsString({ message: '应为机构代码' })
  orgUnit?: string;
}
