import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RefusedError } from '../../exit-codes.js';
import { packageFolder } from '../../plugins/plugin-folders.js';

export interface DemoBroker {
  readonly brokers: readonly string[];
  readonly topic: string;
  stop(): Promise<void>;
}

interface KafkaSupport {
  startKafka(): Promise<Pick<DemoBroker, 'brokers' | 'stop'>>;
  missingForKafka(): string | null;
}

/** The broker of the environment, else a real one of the demo's own (Java, and Maven the first time). */
export async function demoBroker(environment: Readonly<Record<string, string | undefined>>): Promise<DemoBroker> {
  const given =
    environment['KAFKA_BROKERS']
      ?.split(',')
      .map((one) => one.trim())
      .filter(Boolean) ?? [];
  // A broker that others use may hold records of theirs: the demo keeps to a topic of its own.
  if (given.length > 0) return { brokers: given, topic: `zhibiao.demo.${process.pid}`, stop: async () => {} };
  // By its place and not by import: the product does not depend on what its tests are made with.
  const support = join(packageFolder(), 'dist/test/support/kafka.js');
  const { startKafka, missingForKafka } = (await import(pathToFileURL(support).href)) as KafkaSupport;
  const missing = missingForKafka();
  if (missing !== null) throw new RefusedError(`不能就地启动 Kafka（${missing}）；请用 KAFKA_BROKERS 指定`, 'NO_KAFKA');
  return { ...(await startKafka()), topic: 'zhibiao.feeds.v1' };
}
