import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  channelHealth,
  kafkaHealth,
  projectionHealth,
  readinessOf,
  storeHealth,
  type HealthPart,
  type Readiness,
} from '#platform';
import type { ReadQueries } from '#read-model';
import {
  EVENT_STORE,
  INTAKE,
  NOTIFICATION_STATUS,
  PLUGIN_DESK,
  PROJECTION,
  READ_QUERIES,
  type EventStore,
  type Intake,
  type NotificationStatus,
  type PluginDesk,
  type ProjectionHandle,
} from '../../server-parts.js';
import { pluginHealth } from '../plugins/plugin-health.js';

@ApiTags('operation')
@Controller('health')
export class HealthController {
  private readonly parts: readonly HealthPart[];

  constructor(
    @Inject(EVENT_STORE) store: EventStore,
    @Inject(READ_QUERIES) queries: ReadQueries,
    @Inject(PROJECTION) projection: ProjectionHandle,
    @Inject(INTAKE) intake: Intake,
    @Inject(NOTIFICATION_STATUS) channels: () => NotificationStatus[],
    @Inject(PLUGIN_DESK) plugins: PluginDesk,
  ) {
    this.parts = [
      storeHealth(store),
      {
        name: 'readModel',
        check: async () => ({ status: 'ok', checkpoint: await queries.checkpoint() }),
      },
      projectionHealth(projection, store),
      kafkaHealth(() => intake.kafkaStatus()),
      channelHealth(channels),
      pluginHealth(plugins),
    ];
  }

  @Get('live')
  @ApiOperation({ summary: 'The process answers.' })
  live(): { readonly status: 'live' } {
    return { status: 'live' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'Whether every part works; 503 says which does not and why.' })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await readinessOf(this.parts);
    if (readiness.status !== 'ready') void reply.status(503);
    return readiness;
  }
}
