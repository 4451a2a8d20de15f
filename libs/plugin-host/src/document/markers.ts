import type { NumberingLevel } from './numbering.js';

/** A number of a document that was taken for the beginning of an item or part. */
export interface Marker {
  /** 0 for the outermost level. */
  readonly depth: number;
  readonly value: number;
  /** Where the number begins, and where the words behind it do. */
  readonly from: number;
  readonly to: number;
}

interface Candidate extends Marker {
  readonly beginsLine: boolean;
}

/** Numbers so far apart are still neighbours where the items between them are missing. */
const LARGEST_GAP = 9;

/** The numbers that follow each other, level by level, in the order of the text. */
export function markersIn(text: string, levels: readonly NumberingLevel[]): readonly Marker[] {
  const markers: Marker[] = [];
  const path: number[] = [];
  for (const candidate of candidatesIn(text, levels)) {
    const { depth, value } = candidate;
    if (depth > path.length || !follows(candidate, path[depth])) continue;
    path.splice(depth, Infinity, value);
    markers.push(candidate);
  }
  return markers;
}

function candidatesIn(text: string, levels: readonly NumberingLevel[]): readonly Candidate[] {
  const candidates = levels.flatMap((level, depth) =>
    [...text.matchAll(level.marker)].flatMap((match): Candidate[] => {
      const { number = '', line } = match.groups ?? {};
      const value = level.parse(number);
      if (value === undefined) return [];
      const { index } = match;
      return [{ depth, value, from: index, to: index + match[0].length, beginsLine: line !== undefined }];
    }),
  );
  return candidates.sort((a, b) => a.from - b.from || a.depth - b.depth);
}

/** Whether a number goes on from the last one of its level. In the middle of a line nothing may be missing between them. */
function follows({ value, beginsLine }: Candidate, last: number | undefined): boolean {
  if (last === undefined) return beginsLine || value === 1;
  const gap = value - last;
  return gap === 1 || (beginsLine && gap >= 0 && gap <= LARGEST_GAP);
}
