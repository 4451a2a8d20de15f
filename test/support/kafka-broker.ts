import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureKafkaJars, missingForJars } from './kafka-jars.js';
import { freePorts } from './kafka-ports.js';
import { startBrokerProcess } from './kafka-process.js';

export interface KafkaBrokerOptions {
  /** Where it listens on 127.0.0.1; a free port by default. */
  readonly port?: number;
  /** Where it keeps its data, left in place at the end. By default a throw-away directory. */
  readonly dataDir?: string;
}

/** A real single-node Kafka broker for tests, benches and the demo. */
export interface KafkaBroker {
  readonly brokers: string[];
  readonly dataDir: string;
  /** The directory with its jars, which are those of a Java client too. */
  readonly jars: string;
  /** Ends it for good and removes throw-away data. */
  stop(): Promise<void>;
  /** Ends it the hard way (SIGKILL), as a crash does. */
  kill(): Promise<void>;
  /** Starts it again on the same data and port; shuts it down cleanly before, where it still runs. */
  restart(options?: { readonly whileDown?: () => Promise<void> }): Promise<void>;
}

/** What is missing on this machine to start a broker, in words; `null` when nothing is. */
export const missingForKafka = missingForJars;

/**
 * Starts Apache Kafka (KRaft, one node, heap 512 MB) from Maven's jars; up in about five seconds. Topics are not created by
 * themselves. The broker does not outlive this process.
 */
export async function startKafka(options: KafkaBrokerOptions = {}): Promise<KafkaBroker> {
  const jars = await ensureKafkaJars();
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'zhibiao-kafka-')));
  const [freePort, controllerPort] = (await freePorts(2)) as [number, number];
  const setup = { jars, dataDir, port: options.port ?? freePort, controllerPort };
  const discard = () => rm(dataDir, { recursive: true, force: true });
  let broker = await startBrokerProcess(setup).catch(async (error: unknown) => {
    if (options.dataDir === undefined) await discard();
    throw error;
  });
  return {
    brokers: [`127.0.0.1:${setup.port}`],
    dataDir,
    jars,
    async stop() {
      await broker.end(options.dataDir === undefined ? 'SIGKILL' : 'SIGTERM');
      if (options.dataDir === undefined) await discard();
    },
    async kill() {
      await broker.end('SIGKILL');
    },
    async restart({ whileDown } = {}) {
      await broker.end('SIGTERM');
      await whileDown?.();
      broker = await startBrokerProcess(setup);
    },
  };
}
