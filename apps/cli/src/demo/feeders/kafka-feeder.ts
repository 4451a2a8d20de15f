import { OrgTree } from '#org';
import { publishRecords } from '../../feeding/publish-records.js';
import type { DemoServer } from '../demo-server.js';
import type { DemoBroker } from './demo-broker.js';
import type { Feeder } from './feeder.js';

const LOOK_EVERY_MS = 50;
const PATIENCE_MS = 120_000;

/** Publishes to the broker and waits until the server has taken everything from it. */
export function kafkaFeeder(server: DemoServer, { brokers, topic }: DemoBroker): Feeder {
  const tree = new OrgTree(server.parts.catalogue.orgUnits);
  let published = 0;
  return {
    about: `Kafka（${brokers.join('、')}）`,
    async feed(records) {
      await publishRecords(records, { brokers, topic, tree });
      published += records.length;
      await taken(server, published);
      return undefined;
    },
  };
}

async function taken({ parts: { intake } }: DemoServer, published: number): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_EVERY_MS) {
    const counted = [...intake.intake.counts.values()].reduce((sum, count) => sum + count, 0);
    if (counted >= published) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new Error(`the server took fewer than ${published} records from Kafka within ${PATIENCE_MS / 1_000} s`);
}
