import { readFileSync } from 'node:fs';
import { plain } from '#plugin-host';

/** A row of a table of the README: an item of the document, words of it, and the targets they stand for (none: a name, an age …). */
export interface Row {
  readonly item: string;
  readonly words: string;
  readonly targets: readonly string[];
  /** The last column: why there is no target, `同 (三).1` where the figure is judged at that item, or a figure. */
  readonly note: string;
}

const ROW =
  /^\| (?<item>\([一二三四五六七八九十]+\)\.\d(?:\.\(\d\))?) *\| (?<words>.*?) *\| (?<targets>.*?) *\|(?: (?<note>.*?) *\|)?$/gm;

/** The tables of 数字与目标对照 in their order: figures, without exception, implied, figures in Han, Han without target. */
export const [FIGURES = [], WITHOUT_EXCEPTION = [], IMPLIED = [], HAN_FIGURES = []] = readFileSync(
  'plugins/shangyu/README.md',
  'utf8',
)
  .split(/^## /m)
  .filter((section) => section.startsWith('数字与目标对照'))
  .flatMap((section) => section.split(/^\| 条目/m).slice(1))
  .map(rowsOf);

function rowsOf(table: string): readonly Row[] {
  return [...table.matchAll(ROW)].map(({ groups = {} }) => ({
    item: groups['item'] ?? '',
    words: plain(groups['words'] ?? ''),
    targets: groups['targets'] === '—' ? [] : (groups['targets'] ?? '').split('、'),
    note: groups['note'] ?? '',
  }));
}

/** Where a figure that the document repeats is judged; `undefined`: at the row's own item. */
export function repeats({ note }: Row): string | undefined {
  return /^同 (\S+)$/.exec(note)?.[1];
}
