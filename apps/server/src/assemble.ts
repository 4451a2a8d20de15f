import { AlertDesk } from '#alerts';
import type { EventStore } from '#event-store';
import { KafkaFeedPublisher } from '#feed-kafka';
import { InMemoryChannelCheckpoints, type ChannelCheckpoints } from '#notifications';
import { createLogger, type Configuration } from '#platform';
import { feedReferencesOf, loadCatalogue, pluginFoldersIn, type Catalogue } from '#plugin-host';
import {
  openReadQueries,
  PostgresChannelCheckpoints,
  SqliteChannelCheckpoints,
  SqliteProjectionStorage,
  type ReadQueries,
} from '#read-model';
import { pino, type Logger } from 'pino';
import { CatalogueError } from './catalogue-error.js';
import { WallClock } from './calendar/wall-clock.js';
import { feedDates } from './feed-dates.js';
import { startIntake, type IntakeRole } from './intake/intake-role.js';
import { startNotification, type NotificationRole } from './notification/notification-role.js';
import { isOnKurrentDb, openEventStore } from './open-event-store.js';
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
  /** In the order of the data: nothing new is taken in, then what was taken in is finished, then the stores close. */
  stop(): Promise<void>;
}

/** Opens the stores and starts the roles of the configuration. */
export async function assemble(configuration: Configuration): Promise<ServerParts> {
  const logger = createLogger({ level: configuration.logLevel }, pino.destination(2));
  const plugins = configuration.plugins ?? pluginFoldersIn('plugins');
  const loading = await loadCatalogue(plugins);
  for (const { file, line, message } of loading.warnings) logger.warn({ file, line }, message);
  if (!loading.ok) throw new CatalogueError(loading.problems);
  const { catalogue } = loading;
  const has = (role: Configuration['roles'][number]): boolean => configuration.roles.includes(role);
  const store = await openEventStore(configuration.storeUrl);
  const inMemory = configuration.readModelUrl === 'sqlite::memory:';
  const storage = inMemory ? SqliteProjectionStorage.open(':memory:') : undefined;
  const { clock } = configuration;
  const alerting = has('alerting');

  let host: ProjectionHost | undefined;
  if (has('projection')) {
    const starter = storage
      ? inThisThread({ store, storage, catalogue, clock, alerting })
      : inWorker({
          storeUrl: configuration.storeUrl,
          readModelUrl: configuration.readModelUrl,
          plugins,
          clock,
          alerting,
          // Where positions are not counted, nothing can be handed over beside the log: it is followed instead.
          live: has('intake') && !isOnKurrentDb(configuration.storeUrl),
        });
    host = new ProjectionHost(catalogue, starter, (message, error) => logger.error({ err: error }, message));
  }
  const running = host?.keepRunning();
  await host?.started();
  const queries = openReadQueries(
    storage ? { database: storage.db, catalogue } : { url: configuration.readModelUrl, catalogue },
  );
  const projection = host ?? new RemoteProjection(() => queries.checkpoint());

  const { kafkaBrokers: brokers } = configuration;
  const publisher =
    brokers.length > 0 ? new KafkaFeedPublisher({ brokers: [...brokers], clientId: 'zhibiao', logger }) : undefined;
  const checkpoints = await openCheckpoints(configuration);
  const notification = startNotification({
    store,
    logger,
    checkpoints: checkpoints.of,
    ...(publisher && alerting && { kafka: { publisher, topic: configuration.alertTopic } }),
  });
  const intake = await startIntake({
    store,
    context: feedReferencesOf(catalogue, feedDates(catalogue.plans)),
    projection,
    ...(host && { live: host.live }),
    logger,
    outcomes: (positions) => queries.ledgerOutcomes(positions),
    ...(publisher &&
      has('intake') && {
        kafka: {
          brokers,
          groupId: configuration.kafkaGroup,
          topics: configuration.feedTopics,
          publisher,
          rejectedTopic: configuration.rejectedTopic,
        },
      }),
  });
  const regions = [...new Set(catalogue.plans.map(({ region }) => region))];
  const wallClock = new WallClock(store, regions, (message, err) => logger.warn({ err }, message));
  if (clock === 'system' && has('projection')) wallClock.start();

  return {
    configuration,
    logger,
    catalogue,
    store,
    queries,
    projection,
    intake,
    notification,
    desk: new AlertDesk({ store }),
    stop: async () => {
      wallClock.stop();
      await intake.stop();
      await host?.stop();
      await running;
      await notification.stop();
      await publisher?.close();
      await queries.close();
      await storage?.close();
      await checkpoints.close();
      await store.close();
    },
  };
}

async function openCheckpoints(
  configuration: Configuration,
): Promise<{ readonly of: ChannelCheckpoints; close(): Promise<void> }> {
  const { readModelUrl } = configuration;
  if (readModelUrl === 'sqlite::memory:') return { of: new InMemoryChannelCheckpoints(), close: async () => {} };
  if (readModelUrl.startsWith('sqlite:')) {
    const path = readModelUrl.slice('sqlite:'.length).replace(/(\.[A-Za-z0-9]+)?$/, (ending) => `.channels${ending}`);
    const of = new SqliteChannelCheckpoints(path);
    return { of, close: async () => of.close() };
  }
  const of = await PostgresChannelCheckpoints.open(readModelUrl);
  return { of, close: () => of.close() };
}
