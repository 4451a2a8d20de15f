import { readFileSync } from 'node:fs';
import { plain } from '#plugin-host';

/** A row of the README: an item of the document, words of it, and what the table says of them. */
export interface Row {
  readonly item: string;
  readonly words: string;
  /** Targets that the words stand for; none: a name, a date … */
  readonly targets: readonly string[];
  /** The last cell: a remark, a reason or a figure. */
  readonly last: string;
}

export const readme = readFileSync('plugins/haian/README.md', 'utf8');

const ROW = /^\| (?<items>(?:\d+|附件\.行动[一二三四五六七八九十])(?:、[^|]*?)?) *\| (?<rest>.*) \|$/gm;

const tables = readme
  .split(/^\| 条目/m)
  .slice(1)
  .map((table) =>
    [...table.matchAll(ROW)].flatMap(({ groups = {} }) => {
      const cells = (groups['rest'] ?? '').split('|').map((cell) => cell.trim());
      const targets = cells.length < 3 || cells[1] === '—' ? [] : (cells[1] ?? '').split('、');
      const row = { words: plain(cells[0] ?? ''), targets, last: cells.at(-1) ?? '' };
      return (groups['items'] ?? '').split('、').map((item): Row => ({ item, ...row }));
    }),
  );

/** The tables in the README's order: figures, words for 100 % and such that are none, Han figures and such that are none. */
export const [FIGURES = [], WITHOUT_EXCEPTION = [], NOT_WITHOUT_EXCEPTION = [], HAN_FIGURES = [], HAN_NAMES = []] =
  tables;
