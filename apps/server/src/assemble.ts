import { AlertDesk } from '#alerts';
import type { EventStore } from '#event-store';
import { KafkaFeedPublisher } from '#feed-kafka';
import type { Configuration } from '#platform';
import { feedReferencesOf, type Catalogue } from '#plugin-host';
import { openReadQueries, type ReadQueries } from '#read-model';
import type { Logger } from 'pino';
import { WallClock } from './calendar/wall-clock.js';
import { feedDates } from './feed-dates.js';
import { startIntake, type IntakeRole } from './intake/intake-role.js';
import { startNotification, type NotificationRole } from './notification/notification-role.js';
import { isOnKurrentDb } from './open-event-store.js';
import type { Stores } from './open-stores.js';
import type { CatalogueInForce } from './plugins/catalogue-in-force.js';
import type { PluginDesk } from './plugins/plugin-desk.js';
import { inThisThread, inWorker, ProjectionHost } from './projection/projection-host.js';
import { RemoteProjection } from './projection/remote-projection.js';
import type { ProjectionHandle } from './server-parts.js';

/** The running parts of one process, whatever roles it has. */
export interface ServerParts {
  readonly configuration: Configuration;
  readonly logger: Logger;
  readonly catalogue: Catalogue;
  readonly store: EventStore;
  readonly queries: ReadQueries;
  readonly projection: ProjectionHandle;
  readonly intake: IntakeRole;
  readonly notification: NotificationRole;
  readonly desk: AlertDesk;
  readonly plugins: PluginDesk;
  /** In the order of the data: nothing new is taken in, then what was taken in is finished. The stores stay open. */
  stop(): Promise<void>;
}

/** What the roles of a process start from. */
export interface AssemblyOptions {
  readonly configuration: Configuration;
  readonly logger: Logger;
  readonly stores: Stores;
  readonly inForce: CatalogueInForce;
  readonly plugins: PluginDesk;
}

/** Starts the roles of the configuration on open stores, by the catalogue in force. What fails leaves nothing running. */
export async function assemble(options: AssemblyOptions): Promise<ServerParts> {
  const running = new RunningParts();
  try {
    return await start(options, running);
  } catch (error) {
    await running.stop();
    throw error;
  }
}

async function start(options: AssemblyOptions, running: RunningParts): Promise<ServerParts> {
  const { configuration, logger, stores, inForce, plugins } = options;
  const { store, checkpoints } = stores;
  const { catalogue } = inForce;
  const publisher = publisherOf(options);
  if (publisher) running.add(() => publisher.close());
  const kafka = publisher && { publisher, topic: configuration.alertTopic };
  const notification = startNotification({
    store,
    logger,
    checkpoints,
    ...(kafka && configuration.roles.includes('alerting') && { kafka }),
  });
  running.add(() => notification.stop());
  const host = startProjection(options, running);
  await host?.started();
  const queries = queriesOf(options);
  running.add(() => queries.close());
  const projection = host ?? new RemoteProjection(() => queries.checkpoint());
  const intake = await startIntake({
    store,
    context: feedReferencesOf(catalogue, feedDates(catalogue.plans)),
    projection,
    ...(host && { live: host.live }),
    logger,
    outcomes: (positions) => queries.ledgerOutcomes(positions),
    ...(publisher && configuration.roles.includes('intake') && { kafka: feedsOf(configuration, publisher) }),
  });
  running.add(() => intake.stop());
  startWallClock(options, running);
  const desk = new AlertDesk({ store });
  const stop = () => running.stop();
  return { configuration, logger, catalogue, store, queries, projection, intake, notification, desk, plugins, stop };
}

function startProjection(options: AssemblyOptions, running: RunningParts): ProjectionHost | undefined {
  const { configuration, logger, stores, inForce } = options;
  const { storeUrl, readModelUrl, clock, roles } = configuration;
  if (!roles.includes('projection')) return undefined;
  const alerting = roles.includes('alerting');
  const { store, storage } = stores;
  const { catalogue, sources, suspended } = inForce;
  // Where positions are not counted, nothing can be handed over beside the log: it is followed instead.
  const live = roles.includes('intake') && !isOnKurrentDb(storeUrl);
  const starter = storage
    ? inThisThread({ store, storage, catalogue, clock, alerting })
    : inWorker({ storeUrl, readModelUrl, plugins: sources, suspended, clock, alerting, live });
  const host = new ProjectionHost(catalogue, starter, (message, error) => logger.error({ err: error }, message));
  const ended = host.keepRunning();
  running.add(async () => {
    await host.stop();
    await ended;
  });
  return host;
}

function queriesOf({ configuration, stores, inForce: { catalogue } }: AssemblyOptions): ReadQueries {
  const { storage } = stores;
  if (storage) return openReadQueries({ database: storage.db, catalogue });
  return openReadQueries({ url: configuration.readModelUrl, catalogue });
}

function publisherOf({ configuration, logger }: AssemblyOptions): KafkaFeedPublisher | undefined {
  const { kafkaBrokers: brokers } = configuration;
  return brokers.length > 0
    ? new KafkaFeedPublisher({ brokers: [...brokers], clientId: 'zhibiao', logger })
    : undefined;
}

function feedsOf(configuration: Configuration, publisher: KafkaFeedPublisher) {
  const { kafkaBrokers: brokers, kafkaGroup: groupId, feedTopics: topics, rejectedTopic } = configuration;
  return { brokers, groupId, topics, publisher, rejectedTopic };
}

function startWallClock({ configuration, stores, inForce, logger }: AssemblyOptions, running: RunningParts): void {
  if (configuration.clock !== 'system' || !configuration.roles.includes('projection')) return;
  const regions = [...new Set(inForce.catalogue.plans.map(({ region }) => region))];
  const wallClock = new WallClock(stores.store, regions, (message, err) => logger.warn({ err }, message));
  wallClock.start();
  running.add(async () => wallClock.stop());
}

/** What was started, in order; it stops the other way round. */
class RunningParts {
  private readonly stops: (() => Promise<void>)[] = [];

  add(stop: () => Promise<void>): void {
    this.stops.push(stop);
  }

  async stop(): Promise<void> {
    for (let stop = this.stops.pop(); stop; stop = this.stops.pop()) await stop();
  }
}
