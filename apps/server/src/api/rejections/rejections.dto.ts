import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsISO8601, IsOptional, IsString } from 'class-validator';
import { REFUSAL_CODES, type RefusalCode } from '#feed';
import { Flag } from '../request/flag.js';
import { PageDto } from '../request/page.dto.js';

const CODE = `应为 ${REFUSAL_CODES.join('、')} 之一`;

export class RejectionsDto extends PageDto {
  @ApiPropertyOptional({ enum: REFUSAL_CODES })
  @IsOptional()
  @IsIn(REFUSAL_CODES, { message: CODE })
  code?: RefusalCode;

  @ApiPropertyOptional({ description: 'Source of the refused records.' })
  @IsOptional()
  @IsString({ message: '应为来源' })
  source?: string;

  @ApiPropertyOptional({ description: 'Refused at or after this day or time (ISO 8601).' })
  @IsOptional()
  @IsISO8601({ strict: true }, { message: '应为日期或带时区的时间，如 2025-03-05 或 2025-03-05T08:00:00+08:00' })
  since?: string;

  @ApiPropertyOptional({ description: 'Only those that were, or were not, sent again with success.' })
  @IsOptional()
  @Flag()
  @IsBoolean({ message: '应为 true 或 false' })
  redriven?: boolean;
}

/** Which refused records to send again: by id, or all with a code, of a source, or both. */
export class RedriveDto {
  @ApiPropertyOptional({ type: [String] })
  @IsOptional()
  @IsArray({ message: '应为拒收编号的数组' })
  @ArrayMaxSize(1000, { message: '一次最多 1000 个编号' })
  @IsString({ each: true, message: '应为拒收编号的数组' })
  ids?: string[];

  @ApiPropertyOptional({ enum: REFUSAL_CODES })
  @IsOptional()
  @IsIn(REFUSAL_CODES, { message: CODE })
  code?: RefusalCode;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString({ message: '应为来源' })
  source?: string;
}
