import type { FedYear } from '../feed-year.js';
import { attentionOf } from '../findings/attention.js';
import type { Findings } from '../findings/findings.js';
import { byDay, byPart, coloursOf } from '../findings/tally.js';

/** Everything that was found, for programs: maps become objects, and what must be acted on is named by its target. */
export function findingsJson({ board, alerts, explained, refused }: Findings, { records, summary }: FedYear) {
  return {
    records,
    intake: summary && { ...summary, rejections: summary.rejections.length },
    board: {
      document: board.document,
      asOf: board.asOf,
      summary: coloursOf(board.rows),
      parts: byPart(board),
      course: byDay(board),
      rows: board.rows.map(({ status, target, course, counties, eachCounty }) => ({
        ...status,
        kind: target.kind,
        strength: target.strength,
        orgUnit: target.appliesTo.orgUnit,
        course,
        eachCounty,
        counties: Object.fromEntries(counties),
      })),
    },
    attention: attentionOf(board).map(({ row, colour, counties, everywhere }) => ({
      target: row.target.id,
      colour,
      everywhere,
      counties,
    })),
    alerts,
    explained,
    refused,
  };
}
