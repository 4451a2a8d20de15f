import { markersIn, type Marker } from './markers.js';
import { readNumbering, type NumberingLevel, type NumberingScheme } from './numbering.js';
import { plain, tidied } from './plain-text.js';

/** A numbered item of a document: one that holds no further numbered items. */
export interface DocumentItem {
  /** In the document's own numbering: `一.4`, `(一).2.(5)`, `20`, `附件.行动九`. */
  readonly id: string;
  /** Its words without white space, in one width of signs. */
  readonly text: string;
}

/**
 * The numbered items of a document, in its order. `numbering` gives the first number of each level as the document prints
 * it: `['一、', '1.']`, `['(一)', '1.', '(1)']`. A text without a numeral, such as `附件`, is the heading of a part that
 * is numbered by what follows: `['1.', '附件', '行动一：']`.
 *
 * A number counts where it goes on from the one before; at the beginning of a line numbers may also be missing in between.
 * A number that is printed twice, while the next one is missing, is taken for that one.
 */
export function itemsOf(text: string, numbering: readonly string[]): readonly DocumentItem[] {
  const document = tidied(text);
  const parts = readNumbering(numbering)
    .map((scheme) => ({ scheme, from: beginningOf(scheme, document) }))
    .filter(({ from }) => from >= 0);
  return parts.flatMap(({ scheme, from }, i) => itemsIn(document.slice(from, parts[i + 1]?.from), scheme));
}

/** Where a part begins: at its heading, not where the body mentions it. -1: nowhere. */
function beginningOf({ heading, levels }: NumberingScheme, document: string): number {
  if (heading === undefined) return 0;
  const lines = [...document.matchAll(/^[^\S\n]*(?<word>\S+)/gm)].filter(({ groups }) => {
    const word = groups?.['word'] ?? '';
    return word === heading || word.startsWith(`${heading}:`);
  });
  return lines.findLast(({ index }) => markersIn(document.slice(index), levels).length > 0)?.index ?? -1;
}

function itemsIn(text: string, { heading, levels }: NumberingScheme): readonly DocumentItem[] {
  const markers = markersIn(text, levels);
  const path: string[] = heading === undefined ? [] : [heading];
  const outermost = path.length;
  return markers.flatMap((marker, i) => {
    const next = markers[i + 1];
    path.splice(outermost + marker.depth, Infinity, nameOf(i, markers, levels));
    if (next && next.depth > marker.depth) return [];
    return [{ id: path.join('.'), text: plain(text.slice(marker.to, next?.from)) }];
  });
}

/** The number as the id says it. Of two alike the second is the missing next one, a misprint; else it is told apart. */
function nameOf(index: number, markers: readonly Marker[], levels: readonly NumberingLevel[]): string {
  const { depth, value } = markers[index] as Marker;
  const name = levels[depth]?.name ?? String;
  const sibling = (one: Marker | undefined): boolean => one?.depth === depth && one.value === value;
  const before = markers.slice(0, index).findLast((one) => one.depth <= depth);
  if (!sibling(before)) return name(value);
  const after = markers.slice(index + 1).find((one) => one.depth <= depth);
  const isMissing = !after || after.depth < depth || after.value > value + 1;
  return isMissing ? name(value + 1) : `${name(value)}-2`;
}
