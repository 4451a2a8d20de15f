import 'reflect-metadata';
import type { Configuration } from '#platform';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { configureHttp } from './api/configure-http.js';
import { AppModule } from './app.module.js';
import { assemble, type ServerParts } from './assemble.js';

export interface RunningServer {
  /** Where it listens, for example `http://127.0.0.1:3000`. */
  readonly url: string;
  readonly parts: ServerParts;
  /** Answers the requests in hand, finishes what was taken in and closes the stores. */
  stop(): Promise<void>;
}

/** Starts the program with all roles of the configuration. A process without the role `api` serves health and metrics alone. */
export async function startServer(configuration: Configuration): Promise<RunningServer> {
  const parts = await assemble(configuration);
  try {
    const app = await NestFactory.create<NestFastifyApplication>(
      AppModule.over(parts),
      new FastifyAdapter({ forceCloseConnections: true }),
      { logger: false, bodyParser: false },
    );
    configureHttp(app);
    await app.listen(configuration.port, configuration.host);
    const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    parts.logger.info({ url, roles: configuration.roles, plugins: parts.catalogue.plugins }, 'zhibiao is up');
    return {
      url,
      parts,
      stop: async () => {
        await app.close();
        await parts.stop();
        parts.logger.info('zhibiao has stopped');
      },
    };
  } catch (error) {
    await parts.stop();
    throw error;
  }
}
