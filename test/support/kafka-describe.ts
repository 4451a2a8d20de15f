import { missingForKafka, startKafka, type KafkaBroker } from './kafka-broker.js';

const START_TIMEOUT_MS = 180_000;

/**
 * A group of tests against a real broker, which is started before them and stopped after them.
 *
 * - `TEST_KAFKA_BROKERS` (comma-separated): that broker is used instead. `own: true` asks for one that may be killed; such
 *   tests are skipped then, unless `ZHIBIAO_TEST_KAFKA_OWNED=1` says that the shared broker is the test runner's and brokers
 *   may be started here.
 * - Without Java and Maven and without that: one line names what did not run. `REQUIRE_KAFKA=1` makes it a failure.
 */
export function describeWithKafka(
  name: string,
  tests: (broker: () => KafkaBroker) => void,
  { own = false }: { readonly own?: boolean } = {},
): void {
  const shared = sharedBrokers();
  const mayStart = shared === null || process.env['ZHIBIAO_TEST_KAFKA_OWNED'] === '1';
  const useShared = shared !== null && !own;
  const obstacle = useShared
    ? null
    : mayStart
      ? missingForKafka()
      : 'a broker that may be killed is not TEST_KAFKA_BROKERS';
  if (obstacle !== null) return leaveOut(name, tests, obstacle);

  describe(name, () => {
    let broker: KafkaBroker | undefined;
    beforeAll(async () => {
      broker = useShared ? asBroker(shared) : await startKafka();
    }, START_TIMEOUT_MS);
    afterAll(async () => {
      await broker?.stop();
    }, START_TIMEOUT_MS);
    tests(() => {
      if (!broker) throw new Error('the broker is there within tests only');
      return broker;
    });
  });
}

function leaveOut(name: string, tests: (broker: () => KafkaBroker) => void, obstacle: string): void {
  if (process.env['REQUIRE_KAFKA'] === '1') {
    test(`${name} (needs Kafka)`, () => {
      throw new Error(`REQUIRE_KAFKA=1, but: ${obstacle}`);
    });
    return;
  }
  process.stderr.write(`not run, no Kafka (${obstacle}): ${name}\n`);
  describe.skip(name, () => {
    tests(() => {
      throw new Error('no broker');
    });
  });
}

function sharedBrokers(): string[] | null {
  const given = process.env['TEST_KAFKA_BROKERS']?.split(',').filter((broker) => broker.trim() !== '');
  return given && given.length > 0 ? given.map((broker) => broker.trim()) : null;
}

function asBroker(brokers: string[]): KafkaBroker {
  const refuse = async () => {
    throw new Error('a shared broker is not ours to end');
  };
  return { brokers, dataDir: '', jars: '', stop: async () => {}, kill: refuse, restart: refuse };
}
