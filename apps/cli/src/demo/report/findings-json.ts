import type { FedYear } from '../feed-year.js';
import type { Findings } from '../findings/findings.js';

/** The findings for programs: maps become objects, and the board is short. */
export function findingsJson({ board, alerts, explained, refused }: Findings, { records, summary }: FedYear) {
  return {
    records,
    intake: summary && { ...summary, rejections: summary.rejections.length },
    board: {
      document: board.document,
      asOf: board.asOf,
      summary: board.summary,
      rows: board.rows.map(({ status, course, counties, eachCounty }) => ({
        ...status,
        course,
        eachCounty,
        counties: Object.fromEntries(counties),
      })),
    },
    alerts,
    explained,
    refused,
  };
}
