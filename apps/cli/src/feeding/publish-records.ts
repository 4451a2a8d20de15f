import type { FeedPublisher, OutgoingMessage } from '#feed';
import { KafkaFeedPublisher } from '#feed-kafka';
import type { OrgTree } from '#org';

const AT_ONCE = 5_000;

/** Publishes records to a topic in structured mode, each under the code of its county. */
export async function publishRecords(
  records: readonly string[],
  { brokers, topic, tree }: { readonly brokers: readonly string[]; readonly topic: string; readonly tree: OrgTree },
  published: (records: number) => void = () => {},
): Promise<void> {
  const publisher: FeedPublisher = new KafkaFeedPublisher({ brokers: [...brokers], clientId: 'zhibiao-cli' });
  try {
    for (let at = 0; at < records.length; at += AT_ONCE) {
      const messages = records.slice(at, at + AT_ONCE).map((record) => messageOf(record, tree));
      await publisher.publish(topic, messages);
      published(messages.length);
    }
  } finally {
    await publisher.close();
  }
}

/** What cannot be read is sent without a key, for the intake to refuse. */
function messageOf(record: string, tree: OrgTree): OutgoingMessage {
  const orgUnit = orgUnitOf(record);
  return {
    key: orgUnit === undefined ? null : tree.county(orgUnit),
    value: record,
    headers: { 'content-type': 'application/cloudevents+json' },
  };
}

function orgUnitOf(record: string): string | undefined {
  try {
    const { data } = JSON.parse(record) as { data?: { orgUnit?: unknown } };
    return typeof data?.orgUnit === 'string' ? data.orgUnit : undefined;
  } catch {
    return undefined;
  }
}
