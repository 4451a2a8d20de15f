import 'reflect-metadata';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AlertDesk } from '#alerts';
import { InMemoryEventStore, type Position } from '#event-store';
import { SseHub } from '#notifications';
import { createLogger, readConfiguration } from '#platform';
import { feedReferencesOf, type Catalogue } from '#plugin-host';
import { openReadQueries, SqliteProjectionStorage } from '#read-model';
import { Alerting } from '../../alerting/alerting.js';
import { FeedIntake } from '../../intake/feed-intake.js';
import { keyInForce } from '../../plugins/catalogue-in-force.js';
import { PluginDesk } from '../../plugins/plugin-desk.js';
import { PluginRegistry } from '../../plugins/plugin-registry.js';
import { ProjectionEngine } from '../../projection/projection-engine.js';
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
  type NotificationStatus,
  type ProjectionHandle,
} from '../../server-parts.js';
import { ApiModule, configureHttp } from '../index.js';
import { API_CATALOGUE, day } from './api-catalogue.js';

/** A projection that catches up when somebody waits for it. */
class OnDemandProjection implements ProjectionHandle {
  state: ProjectionHandle['state'] = 'running';
  reason: string | undefined;
  records = 0;
  readonly batchSeconds: number[] = [];
  private catchingUp: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly engine: ProjectionEngine,
    private readonly store: InMemoryEventStore,
  ) {}

  get position(): Position {
    return this.engine.position;
  }

  async waitFor(): Promise<boolean> {
    this.catchingUp = this.catchingUp.then(() => this.catchUp());
    await this.catchingUp;
    return true;
  }

  rebuild(): Promise<{ readonly records: number; readonly seconds: number }> {
    return Promise.reject(new Error('not rebuilt in these tests'));
  }

  private async catchUp(): Promise<void> {
    for (;;) {
      const events = await this.store.readAll({ after: this.engine.position, limit: 1_000 });
      if (events.length === 0) return;
      const { records } = await this.engine.apply(events);
      this.records += records;
      this.batchSeconds.push(0.001 * (this.batchSeconds.length + 1));
    }
  }
}

export interface ApiUnderTest {
  readonly app: NestFastifyApplication;
  /** Where it listens. */
  readonly url: string;
  readonly store: InMemoryEventStore;
  readonly projection: OnDemandProjection;
  readonly channels: NotificationStatus[];
  readonly logged: string[];
  close(): Promise<void>;
}

@Module({})
class PartsModule {}

/** The real HTTP application, listening, over an in-memory log and read model, filled by the real engine and alerting. */
export async function startApi(
  env: Readonly<Record<string, string>> = {},
  catalogue: Catalogue = API_CATALOGUE,
): Promise<ApiUnderTest> {
  const store = new InMemoryEventStore();
  const storage = SqliteProjectionStorage.open(':memory:');
  const now = () => '2025-03-06T08:00:00+08:00';
  const alerting = new Alerting({ store, catalogue, now });
  const engine: ProjectionEngine = await ProjectionEngine.open({
    store,
    storage,
    catalogue,
    clock: 'feed',
    decide: (reviews) => alerting.decide(reviews, engine.watched),
  });
  const projection = new OnDemandProjection(engine, store);
  const queries = openReadQueries({ database: storage.db, catalogue });
  const logged: string[] = [];
  const logger = createLogger({ level: 'info' }, { write: (line) => void logged.push(line) });
  const stopping = new AbortController();
  const hub = new SseHub({ store, logger, signal: stopping.signal });
  const running = hub.run();
  const channels: NotificationStatus[] = [];
  const intake = new FeedIntake({
    store,
    context: feedReferencesOf(catalogue, { from: day('2024-01-01'), to: day('2026-12-31') }),
    projection,
    outcomes: (positions) => queries.ledgerOutcomes(positions),
    kafkaStatus: () => undefined,
    now,
  });
  const registry = await PluginRegistry.open(store);
  const inForce = { key: keyInForce([]), catalogue, sources: [], suspended: [], refused: [], warnings: [] };
  const plugins = new PluginDesk({ store, registry, inForce: () => inForce, hasFailed: () => false, now });
  const providers = [
    { provide: CONFIG, useValue: readConfiguration({ STORE_URL: 'memory:', ...env }) },
    { provide: LOGGER, useValue: logger },
    { provide: CATALOGUE, useValue: catalogue },
    { provide: EVENT_STORE, useValue: store },
    { provide: READ_QUERIES, useValue: queries },
    { provide: INTAKE, useValue: intake },
    { provide: PROJECTION, useValue: projection },
    { provide: ALERT_DESK, useValue: new AlertDesk({ store }) },
    { provide: PLUGIN_DESK, useValue: plugins },
    { provide: SSE_HUB, useValue: hub },
    { provide: NOTIFICATION_STATUS, useValue: () => channels },
  ];
  const parts: DynamicModule = {
    module: PartsModule,
    global: true,
    imports: [ApiModule],
    providers,
    exports: providers,
  };
  const app = await NestFactory.create<NestFastifyApplication>(
    parts,
    new FastifyAdapter({ forceCloseConnections: true }),
    {
      logger: false,
      abortOnError: false,
      bodyParser: false,
    },
  );
  configureHttp(app);
  await app.listen(0, '127.0.0.1');
  return {
    app,
    url: await app.getUrl(),
    store,
    projection,
    channels,
    logged,
    close: async () => {
      stopping.abort();
      await running;
      await app.close();
      await registry.close();
      await queries.close();
      await storage.close();
      await store.close();
    },
  };
}
