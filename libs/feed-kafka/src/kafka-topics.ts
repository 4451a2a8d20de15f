import type { Kafka } from 'kafkajs';
import type { FeedLogger } from './feed-logger.js';

/** Partitions of a topic that is created here. */
export const NEW_TOPIC_PARTITIONS = 4;

/**
 * Creates the topics that are missing, so that a fresh broker works. Where creating is not allowed, says so in the log and
 * leaves it to the operator.
 * @throws when the broker cannot be reached
 */
export async function createMissingTopics(kafka: Kafka, topics: readonly string[], logger: FeedLogger): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const known = new Set(await admin.listTopics());
    const missing = topics.filter((topic) => !known.has(topic));
    if (missing.length === 0) return;
    try {
      // `false` means that somebody else has created them meanwhile.
      const created = await admin.createTopics({
        topics: missing.map((topic) => ({ topic, numPartitions: NEW_TOPIC_PARTITIONS })),
      });
      if (created) logger.info({ topics: missing, partitions: NEW_TOPIC_PARTITIONS }, 'Kafka topics created');
    } catch (error) {
      logger.warn({ topics: missing, reason: reasonOf(error) }, 'Kafka topics are missing and could not be created');
    }
  } finally {
    await admin.disconnect();
  }
}

/** The message of an error in words. kafkajs keeps the reasons of a refused `createTopics` in `errors`. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inner = (error as { errors?: unknown }).errors;
  if (Array.isArray(inner) && inner.length > 0) return inner.map(reasonOf).join('; ');
  return error.message || error.name;
}
