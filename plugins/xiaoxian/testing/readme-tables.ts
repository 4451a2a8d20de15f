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

export const readme = readFileSync('plugins/xiaoxian/README.md', 'utf8');

const ROW = /^\| (?<item>篇[一二三]\.\([一二三四五六七]\)) *\| (?<rest>.*) \|$/gm;

const tables = readme
  .split(/^\| 条目/m)
  .slice(1)
  .map((table) =>
    [...table.matchAll(ROW)].map(({ groups = {} }): Row => {
      const cells = (groups['rest'] ?? '').split('|').map((cell) => cell.trim());
      const [words = '', targets] = cells;
      return {
        item: groups['item'] ?? '',
        words: plain(words),
        targets: targets === undefined || targets === '—' ? [] : targets.split('、'),
        last: cells.at(-1) ?? '',
      };
    }),
  );

/** The tables in the README's order: figures, words for 100 %, Han figures and such that are none, what essay two repeats. */
export const [FIGURES = [], WITHOUT_EXCEPTION = [], HAN_FIGURES = [], HAN_NAMES = [], REPEATED = []] = tables;

/** The table of what code must judge: a rule's key, and the target that names it. */
export const RULES = [...readme.matchAll(/^\| (?<rule>[a-z][a-z-]+) *\| (?<target>[a-z-]+) *\|/gm)].map(
  ({ groups = {} }) => [groups['rule'], groups['target']] as const,
);
