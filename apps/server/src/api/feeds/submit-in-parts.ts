import { EMPTY_SUMMARY, type FeedSummary } from '#feed';
import type { Intake, IntakeItem } from '../../server-parts.js';

/** Records taken in at once. */
const PART = 5_000;
/** Refused records that an answer lists; it counts all of them. */
export const LISTED_REJECTIONS = 1_000;

/** Takes records in part by part, so that memory stays bounded however many there are. */
export async function submitInParts(
  intake: Intake,
  items: Iterable<IntakeItem> | AsyncIterable<IntakeItem>,
  origin: string,
): Promise<FeedSummary> {
  let summary = EMPTY_SUMMARY;
  let part: IntakeItem[] = [];
  for await (const item of items) {
    part.push(item);
    if (part.length < PART) continue;
    summary = added(summary, await intake.submit(part, origin));
    part = [];
  }
  return part.length === 0 ? summary : added(summary, await intake.submit(part, origin));
}

function added(a: FeedSummary, b: FeedSummary): FeedSummary {
  return {
    accepted: a.accepted + b.accepted,
    duplicates: a.duplicates + b.duplicates,
    stale: a.stale + b.stale,
    rejected: a.rejected + b.rejected,
    rejections: a.rejections.concat(b.rejections.slice(0, LISTED_REJECTIONS - a.rejections.length)),
  };
}
