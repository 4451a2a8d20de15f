import type { FeedSummary } from '#feed';
import { isTakenIn } from './e2e-kafka.js';
import { readMetric } from './e2e-metrics.js';
import { until, type ServerProcess } from './e2e-server.js';

const PATIENCE_MS = 120_000;
/** Looks that must agree: between two commits the projection may stand at the head for a moment. */
const QUIET_LOOKS = 3;

/** A feed topic and the consumer group that reads it. */
export interface FeedTopic {
  readonly brokers: readonly string[];
  readonly group: string;
  readonly topic: string;
}

export interface FeedAnswer {
  readonly status: number;
  readonly summary: FeedSummary;
}

/** Posts a body of records as it is. */
export async function postFeed(
  server: ServerProcess,
  contentType: string,
  body: string | Buffer | ReadableStream,
): Promise<FeedAnswer> {
  const answer = await fetch(`${server.url}/api/v1/feeds`, {
    method: 'POST',
    headers: { 'content-type': contentType },
    body,
    duplex: 'half',
  } as RequestInit);
  const text = await answer.text();
  return { status: answer.status, summary: JSON.parse(text) as FeedSummary };
}

/** Posts records as NDJSON and answers the summary; anything but 200 throws. */
export async function send(server: ServerProcess, records: readonly unknown[]): Promise<FeedSummary> {
  const lines = records.map((record) => JSON.stringify(record)).join('\n');
  const { status, summary } = await postFeed(server, 'application/x-ndjson', lines);
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(summary)}`);
  return summary;
}

/** Waits until everything sent is in the log and in the read model, and the days that it opened too. */
export async function settled(server: ServerProcess, feed?: FeedTopic): Promise<void> {
  if (feed) await until(() => isTakenIn(feed.brokers, feed.group, feed.topic), PATIENCE_MS);
  let quiet = 0;
  await until(async () => {
    const lag = await readMetric(server, 'zhibiao_projection_lag_positions');
    quiet = lag === 0 ? quiet + 1 : 0;
    return quiet >= QUIET_LOOKS;
  }, PATIENCE_MS);
}
