import 'reflect-metadata';
import type { Configuration } from '#platform';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { configureHttp } from './api/configure-http.js';
import { RequestsInHand } from './api/http/requests-in-hand.js';
import { AppModule } from './app.module.js';
import { assemble, type AssemblyOptions, type ServerParts } from './assemble.js';

/** How long a request may hold up the change to another catalogue. */
const LEAVE_MS = 5_000;

/** The roles at work by one catalogue, and HTTP over them. */
export interface Serving {
  /** Where it listens, for example `http://127.0.0.1:3000`. */
  readonly url: string;
  readonly parts: ServerParts;
  /** Answers the requests in hand and finishes what was taken in. The stores stay open. */
  stop(): Promise<void>;
}

export async function startServing(options: AssemblyOptions & { readonly port: number }): Promise<Serving> {
  const { configuration, port, logger } = options;
  const parts = await assemble(options);
  try {
    const inHand = new RequestsInHand();
    const app = await listening(parts, inHand, configuration, port);
    const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    logger.info({ url, roles: configuration.roles, plugins: parts.catalogue.plugins }, 'zhibiao is up');
    return {
      url,
      parts,
      stop: async () => {
        await inHand.leave(LEAVE_MS);
        await app.close();
        await parts.stop();
      },
    };
  } catch (error) {
    await parts.stop();
    throw error;
  }
}

async function listening(
  parts: ServerParts,
  inHand: RequestsInHand,
  { host }: Configuration,
  port: number,
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.over(parts),
    new FastifyAdapter({ forceCloseConnections: true }),
    { logger: false, bodyParser: false },
  );
  inHand.watch(app.getHttpAdapter().getInstance());
  configureHttp(app);
  await app.listen(port, host);
  return app;
}
