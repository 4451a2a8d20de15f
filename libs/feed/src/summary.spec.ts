import { EMPTY_SUMMARY, mergeSummaries, rejectionOf, type FeedSummary } from './summary.js';

const refusal = { code: 'INVALID_JSON', pointer: '', message: '内容为空' } as const;

describe('a summary', () => {
  it('adds up and keeps rejections in the order sent', () => {
    const a: FeedSummary = { accepted: 2, duplicates: 1, stale: 0, rejected: 1, rejections: [rejectionOf(5, refusal)] };
    const b: FeedSummary = { accepted: 1, duplicates: 0, stale: 3, rejected: 1, rejections: [rejectionOf(2, refusal)] };
    const sum = mergeSummaries(a, b);
    expect(sum).toMatchObject({ accepted: 3, duplicates: 1, stale: 3, rejected: 2 });
    expect(sum.rejections.map(({ index }) => index)).toEqual([2, 5]);
    expect(mergeSummaries(EMPTY_SUMMARY, a)).toEqual(a);
  });

  it('names a rejected record by its own id, or null', () => {
    expect(rejectionOf(0, refusal)).toEqual({ index: 0, id: null, ...refusal });
    expect(rejectionOf(1, { ...refusal, id: 'a', source: '/s' })).toEqual({ index: 1, id: 'a', ...refusal });
  });
});
