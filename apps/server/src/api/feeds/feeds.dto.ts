import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { Flag } from '../request/flag.js';

const SOURCE = '应为 1 到 256 个字符的来源，如 /upload/370811';

export class ImportDto {
  @ApiPropertyOptional({ description: 'Checks the rows without keeping anything. Duplicates are not looked for.' })
  @IsOptional()
  @Flag()
  @IsBoolean({ message: '应为 true 或 false' })
  dryRun?: boolean;

  @ApiPropertyOptional({ description: 'The feeding system the rows are recorded for; default `/zhibiao/import`.' })
  @IsOptional()
  @IsString({ message: SOURCE })
  @MinLength(1, { message: SOURCE })
  @MaxLength(256, { message: SOURCE })
  source?: string;
}
