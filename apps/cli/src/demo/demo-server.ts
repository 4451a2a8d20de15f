import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration } from '#platform';
import { startServer, type RunningServer } from '../../../server/src/server.js';

export interface DemoServer extends RunningServer {
  /** Resolves when everything that was taken in is judged and its alerts are recorded. */
  settled(): Promise<void>;
}

export interface DemoServerOptions {
  readonly port: number;
  readonly plugins: readonly string[];
  readonly kafka?: { readonly brokers: readonly string[]; readonly topic: string };
  readonly logLevel: string;
}

const PATIENCE_MS = 120_000;

/** A server of all roles in this process, on an embedded database in a folder that is thrown away at the end. */
export async function startDemoServer({ port, plugins, kafka, logLevel }: DemoServerOptions): Promise<DemoServer> {
  const folder = await mkdtemp(join(tmpdir(), 'zhibiao-demo-'));
  const discard = () => rm(folder, { recursive: true, force: true });
  try {
    const server = await startServer(
      readConfiguration({
        STORE_URL: `sqlite:${join(folder, 'zhibiao.db')}`,
        PLUGINS: plugins.join(','),
        CLOCK: 'feed',
        PORT: String(port),
        ...(kafka && { KAFKA_BROKERS: kafka.brokers.join(','), FEED_TOPICS: kafka.topic }),
        KAFKA_GROUP: `zhibiao-demo-${process.pid}`,
        LOG_LEVEL: logLevel,
      }),
    );
    return {
      ...server,
      settled: () => settled(server),
      stop: async () => {
        await server.stop();
        await discard();
      },
    };
  } catch (error) {
    await discard();
    throw error;
  }
}

/** Days that open and alerts that fire are written to the log themselves, so its end moves until all is judged. */
async function settled({ parts: { store, projection } }: RunningServer): Promise<void> {
  for (let judged = -1, head = await store.head(); judged < head; head = await store.head()) {
    if (!(await projection.waitFor(head, PATIENCE_MS))) throw new Error('the projection did not catch up in time');
    judged = head;
  }
}
