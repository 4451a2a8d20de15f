import type { Place } from '../problem.js';

/** A code file with its text. */
export interface CodeText {
  readonly file: string;
  readonly text: string;
}

/** Where a name stands as text in quotes for the first time; the file's beginning where it does not. */
export function placeOfText({ file, text }: CodeText, name: string): Place {
  const at = Math.min(...[`'${name}'`, `"${name}"`, `\`${name}\``].map((quoted) => indexIn(text, quoted)));
  if (at === Infinity) return { file, line: 1, column: 1 };
  const lines = text.slice(0, at).split('\n');
  return { file, line: lines.length, column: lines.at(-1)!.length + 1 };
}

function indexIn(text: string, part: string): number {
  const at = text.indexOf(part);
  return at < 0 ? Infinity : at;
}
