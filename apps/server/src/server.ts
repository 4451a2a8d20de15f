import { createLogger, type Configuration } from '#platform';
import { pino } from 'pino';
import type { ServerParts } from './assemble.js';
import { openStores } from './open-stores.js';
import { PluginRegistry } from './plugins/plugin-registry.js';
import { ReloadingServer } from './reloading-server.js';

export interface RunningServer {
  /** Where it listens, for example `http://127.0.0.1:3000`. */
  readonly url: string;
  /** What runs now. Others take their place when other plugins come into force. */
  readonly parts: ServerParts;
  /** Answers the requests in hand, finishes what was taken in and closes the stores. */
  stop(): Promise<void>;
}

/** Starts the program with all roles of the configuration. A process without the role `api` serves health and metrics alone. */
export async function startServer(configuration: Configuration): Promise<RunningServer> {
  const logger = createLogger({ level: configuration.logLevel }, pino.destination(2));
  const stores = await openStores(configuration);
  let registry: PluginRegistry | undefined;
  try {
    registry = await PluginRegistry.open(stores.store, (message, err) => logger.error({ err }, message));
    const server = new ReloadingServer({ configuration, logger, stores, registry });
    return running(server, await server.start(), async () => {
      await registry?.close();
      await stores.close();
      logger.info('zhibiao has stopped');
    });
  } catch (error) {
    await registry?.close();
    await stores.close();
    throw error;
  }
}

function running(server: ReloadingServer, first: { url: string; parts: ServerParts }, close: () => Promise<void>) {
  return {
    url: first.url,
    get parts() {
      return server.current?.parts ?? first.parts;
    },
    stop: async () => {
      await server.stop();
      await close();
    },
  };
}
