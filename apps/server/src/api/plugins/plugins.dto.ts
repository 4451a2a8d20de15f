import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { IsDay } from '../request/is-day.js';

const REASON = '应为 1 到 500 个字符的原因';

export class ActivatePluginDto {
  @ApiPropertyOptional({ description: 'One of the installed versions; default: the newest.' })
  @IsOptional()
  @IsString({ message: '应为版本号，如 1.0.0' })
  version?: string;

  @ApiPropertyOptional({ description: 'ISO day of the region on which it comes into force; default: today.' })
  @IsOptional()
  @IsDay()
  from?: string;
}

export class SuspendPluginDto {
  @ApiProperty({ description: 'Why; shown with the plugin.' })
  @IsString({ message: REASON })
  @MinLength(1, { message: REASON })
  @MaxLength(500, { message: REASON })
  reason!: string;
}
