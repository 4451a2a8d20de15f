import { Controller, Get, Headers, Inject, Query, Req, Res, type BeforeApplicationShutdown } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { positionOfEventId, type SseHub } from '#notifications';
import { SSE_HUB } from '../../server-parts.js';
import { KnownNames } from '../request/known-names.js';
import { AlertStreamDto } from './alerts.dto.js';
import { writeEventStream } from './write-event-stream.js';

@ApiTags('alerts')
@Controller('alerts/stream')
export class AlertStreamController implements BeforeApplicationShutdown {
  private readonly stopping = new AbortController();

  constructor(
    @Inject(SSE_HUB) private readonly hub: SseHub,
    private readonly names: KnownNames,
  ) {}

  @Get()
  @ApiProduces('text/event-stream')
  @ApiOperation({ summary: 'Alerts as they happen, as Server-Sent Events. Resumes behind Last-Event-ID.' })
  async stream(
    @Query() { lastEventId, severity, orgUnit, plan }: AlertStreamDto,
    @Headers('last-event-id') header: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (orgUnit !== undefined) this.names.orgUnit(orgUnit);
    if (plan !== undefined) this.names.plan(plan);
    const after = positionOfEventId(header ?? lastEventId);
    await writeEventStream(request, reply, this.stopping.signal, (signal) =>
      this.hub.subscribe({
        ...(after !== undefined && { after }),
        filter: ({ data }) =>
          (severity ?? data.severity) === data.severity &&
          (orgUnit ?? data.orgUnit) === data.orgUnit &&
          (plan ?? data.plan) === data.plan,
        signal,
      }),
    );
  }

  beforeApplicationShutdown(): void {
    this.stopping.abort();
  }
}
