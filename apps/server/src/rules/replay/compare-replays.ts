import type { ReplayedFinding } from './replay-rules.js';

/** How what two versions of a plugin would have found differs. */
export interface ReplayDifference {
  readonly added: readonly ReplayedFinding[];
  readonly removed: readonly ReplayedFinding[];
  /** Found by both, but with another severity, other words, or on other days. */
  readonly changed: readonly { readonly before: ReplayedFinding; readonly after: ReplayedFinding }[];
  /** How many both find just alike. */
  readonly alike: number;
}

/** What comes and goes several times is compared time by time, in order. */
export function compareReplays(
  before: readonly ReplayedFinding[],
  after: readonly ReplayedFinding[],
): ReplayDifference {
  const old = byName(before);
  const added: ReplayedFinding[] = [];
  const changed: { before: ReplayedFinding; after: ReplayedFinding }[] = [];
  let alike = 0;
  for (const finding of after) {
    const known = old.get(nameOf(finding))?.shift();
    if (!known) added.push(finding);
    else if (JSON.stringify(known) === JSON.stringify(finding)) alike++;
    else changed.push({ before: known, after: finding });
  }
  return { added, removed: [...old.values()].flat(), changed, alike };
}

function byName(findings: readonly ReplayedFinding[]): Map<string, ReplayedFinding[]> {
  const names = new Map<string, ReplayedFinding[]>();
  for (const finding of findings) {
    const known = names.get(nameOf(finding));
    if (known) known.push(finding);
    else names.set(nameOf(finding), [finding]);
  }
  return names;
}

const nameOf = ({ rule, orgUnit, finding }: ReplayedFinding): string => JSON.stringify([rule, orgUnit, finding]);
