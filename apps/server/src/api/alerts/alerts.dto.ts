import { ApiPropertyOptional, ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { ALERT_SEVERITIES, ALERT_STATES } from '#alerts';
import { PageDto } from '../request/page.dto.js';

const STATES = [...ALERT_STATES, 'open'] as const;
const NAME = '应为 1 到 100 个字符的姓名';
const COMMENT = '应为 1 到 2000 个字符的文字';

export class AlertsDto extends PageDto {
  @ApiPropertyOptional({
    enum: STATES,
    isArray: true,
    description: 'Comma-separated. `open`: every state but resolved.',
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsIn(STATES, { each: true, message: `应为 ${STATES.join('、')}，可用逗号分隔` })
  state?: (typeof STATES)[number][];

  @ApiPropertyOptional({ enum: ALERT_SEVERITIES })
  @IsOptional()
  @IsIn(ALERT_SEVERITIES, { message: `应为 ${ALERT_SEVERITIES.join('、')} 之一` })
  severity?: string;

  @ApiPropertyOptional({ description: 'Code of the org unit that the alert is about.' })
  @IsOptional()
  @IsString({ message: '应为机构代码' })
  orgUnit?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString({ message: '应为要点编号' })
  plan?: string;

  @ApiPropertyOptional({ description: 'Name of a leading or cooperating department.' })
  @IsOptional()
  @IsString({ message: '应为部门名称' })
  owner?: string;
}

export class AlertStreamDto {
  @ApiPropertyOptional({ description: 'Resumes behind this id, where the header Last-Event-ID cannot be set.' })
  @IsOptional()
  @IsString({ message: '应为收到的最后一个 id' })
  lastEventId?: string;

  @ApiPropertyOptional({ enum: ALERT_SEVERITIES })
  @IsOptional()
  @IsIn(ALERT_SEVERITIES, { message: `应为 ${ALERT_SEVERITIES.join('、')} 之一` })
  severity?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString({ message: '应为机构代码' })
  orgUnit?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString({ message: '应为要点编号' })
  plan?: string;
}

export class AcknowledgeDto {
  @ApiPropertyOptional({ description: 'Who signs; default: the holder of the API key.' })
  @IsOptional()
  @IsString({ message: NAME })
  @MinLength(1, { message: NAME })
  @MaxLength(100, { message: NAME })
  by?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString({ message: COMMENT })
  @MaxLength(2000, { message: COMMENT })
  comment?: string;
}

export class CommentDto {
  @ApiPropertyOptional({ description: 'Who remarks; default: the holder of the API key.' })
  @IsOptional()
  @IsString({ message: NAME })
  @MinLength(1, { message: NAME })
  @MaxLength(100, { message: NAME })
  by?: string;

  @ApiProperty()
  @IsString({ message: COMMENT })
  @MinLength(1, { message: COMMENT })
  @MaxLength(2000, { message: COMMENT })
  comment!: string;
}
