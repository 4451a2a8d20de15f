import { EMPTY_SUMMARY, mergeSummaries, type FeedSummary } from '#feed';
import type { ZhibiaoApi } from '../api/zhibiao-api.js';
import { recordChunks } from './record-chunks.js';

/** Posts records as NDJSON, one request after the other, and adds the answers up as if it had been one. */
export async function postRecords(
  records: readonly string[],
  api: ZhibiaoApi,
  posted: (records: number) => void = () => {},
): Promise<FeedSummary> {
  let summary = EMPTY_SUMMARY;
  for (const chunk of recordChunks(records)) {
    const answer = await api.send<FeedSummary>('/feeds', 'application/x-ndjson', `${chunk.records.join('\n')}\n`);
    summary = mergeSummaries(summary, {
      ...answer,
      rejections: answer.rejections.map((one) => ({ ...one, index: one.index + chunk.first })),
    });
    posted(chunk.records.length);
  }
  return summary;
}
