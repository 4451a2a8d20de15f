import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { ApiModule } from './api/api.module.js';
import type { ServerParts } from './assemble.js';
import {
  ALERT_DESK,
  CATALOGUE,
  CONFIG,
  EVENT_STORE,
  INTAKE,
  LOGGER,
  NOTIFICATION_STATUS,
  PLUGIN_DESK,
  PROJECTION,
  READ_QUERIES,
  SSE_HUB,
} from './server-parts.js';

/** Wires the running parts to those who serve them over HTTP. */
@Module({})
export class AppModule {
  static over(parts: ServerParts): DynamicModule {
    const providers: Provider[] = [
      { provide: CONFIG, useValue: parts.configuration },
      { provide: LOGGER, useValue: parts.logger },
      { provide: CATALOGUE, useValue: parts.catalogue },
      { provide: EVENT_STORE, useValue: parts.store },
      { provide: READ_QUERIES, useValue: parts.queries },
      { provide: INTAKE, useValue: parts.intake.intake },
      { provide: PROJECTION, useValue: parts.projection },
      { provide: ALERT_DESK, useValue: parts.desk },
      { provide: PLUGIN_DESK, useValue: parts.plugins },
      { provide: SSE_HUB, useValue: parts.notification.hub },
      { provide: NOTIFICATION_STATUS, useValue: () => parts.notification.status() },
    ];
    return {
      module: AppModule,
      global: true,
      imports: [ApiModule],
      providers,
      exports: providers,
    };
  }
}
