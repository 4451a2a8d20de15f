import { plain } from '#plugin-host';
import type { Catalogue } from '#plugin-host';
import type { Target } from '#plans';
import { documentItems, loadXiaoxian, targetOf } from './testing/xiaoxian-plan.js';
import { FIGURES, HAN_FIGURES, HAN_NAMES, REPEATED, WITHOUT_EXCEPTION, type Row } from './testing/readme-tables.js';

const EVERY_FIGURE = [...FIGURES, ...WITHOUT_EXCEPTION, ...HAN_FIGURES];

/** The items that have targets: the second essay repeats the first. */
const ITEMS = [...documentItems].filter(([item]) => !item.startsWith('篇二'));

function figuresIn(words: string): readonly number[] {
  return [...words.matchAll(/\d+(?:\.\d+)?/g)].map(([figure]) => Number(figure));
}

/** The figures in a condition. */
function boundsOf(condition: unknown): readonly number[] {
  if (typeof condition === 'number') return [condition];
  return typeof condition === 'object' && condition !== null ? Object.values(condition).flatMap(boundsOf) : [];
}

/** The document's figures as the target has them: in its condition, or where it comes again each month, in its indicator. */
function figuresOf({ indicator, condition }: Target, catalogue: Catalogue): readonly number[] {
  const formula = catalogue.indicators.find(({ code }) => code === indicator)?.versions[0]?.formula;
  return formula?.kind === 'recurring' ? [formula.atLeast] : boundsOf(condition);
}

/** Where some words stand in a text, each time they do. */
function spansOf(words: string, text: string): readonly { readonly from: number; readonly to: number }[] {
  const spans: { from: number; to: number }[] = [];
  for (let from = text.indexOf(words); from >= 0; from = text.indexOf(words, from + 1)) {
    spans.push({ from, to: from + words.length });
  }
  return spans;
}

/** What a pattern finds in the document and no row of the tables holds, or more than one. */
function notOnceIn(rows: readonly Row[], pattern: RegExp): readonly string[] {
  return ITEMS.flatMap(([item, text]) => {
    const spans = rows.filter((row) => row.item === item).flatMap(({ words }) => spansOf(words, text));
    return [...text.matchAll(pattern)].flatMap(({ index, 0: found }) => {
      const holding = spans.filter(({ from, to }) => from <= index && index + found.length <= to);
      return holding.length === 1 ? [] : [`${item}: ${text.slice(Math.max(0, index - 8), index + 8)}`];
    });
  });
}

describe('the figures of the document', () => {
  it('are all in the table, each once', () => {
    expect(notOnceIn(FIGURES, /\d+(?:\.\d+)?%?|%/g)).toEqual([]);
    for (const { item, words } of FIGURES) {
      expect([item, words, spansOf(words, documentItems.get(item) ?? '').length]).toEqual([item, words, 1]);
    }
    expect(FIGURES).toHaveLength(11);
  });

  it('are the bounds of the targets that the table gives them', async () => {
    const { catalogue, plan } = await loadXiaoxian();
    for (const { item, words, targets } of FIGURES) {
      for (const id of targets) {
        const target = targetOf(plan, id);
        const { task, source } = target;
        expect([id, task, plain(source?.quote ?? '').includes(words)]).toEqual([id, item, true]);
        expect([id, figuresOf(target, catalogue)]).toEqual([id, figuresIn(words)]);
      }
    }
  });

  it('are 100 % where the document says 全面, 全覆盖, 其余, 每月 or 时查时销', async () => {
    const { plan } = await loadXiaoxian();
    for (const { item, words, targets } of WITHOUT_EXCEPTION) {
      expect([item, words, documentItems.get(item)?.includes(words)]).toEqual([item, words, true]);
      expect(words).toMatch(/全面|全覆盖|其余|每月|时查时销/);
      for (const id of targets) {
        const { task, source, condition } = targetOf(plan, id);
        expect([id, task, condition, plain(source?.quote ?? '')]).toEqual([
          id,
          item,
          { atLeast: 100 },
          expect.stringContaining(words),
        ]);
      }
    }
    expect(notOnceIn([...FIGURES, ...WITHOUT_EXCEPTION], /所有|全部|全面|全覆盖|全员|其余|每月/g)).toEqual([]);
  });

  it('are in Han numerals the bounds that the table gives', async () => {
    const { plan } = await loadXiaoxian();
    for (const { item, words, targets, last } of HAN_FIGURES) {
      for (const id of targets) {
        const { task, source, condition } = targetOf(plan, id);
        expect([id, task, boundsOf(condition), plain(source?.quote ?? '')]).toEqual([
          id,
          item,
          [Number(last)],
          expect.stringContaining(words),
        ]);
      }
    }
  });

  it('leave out no Han numeral from two on without a reason; 二是 and 三要 number the sentences', () => {
    expect(notOnceIn([...HAN_FIGURES, ...HAN_NAMES], /[二两三四五六七八九十百]+(?!是|要)/g)).toEqual([]);
  });

  it('have nothing in the plan beside them: no bound is invented, none stands twice', async () => {
    const { plan } = await loadXiaoxian();
    const listed = EVERY_FIGURE.flatMap(({ targets }) => targets);
    const bounded = plan.targets.filter(({ condition }) => boundsOf(condition).length > 0).map(({ id }) => id);
    expect([...listed].sort()).toEqual([...bounded].sort());
  });

  it('come again in the second essay, where the table lists them, and are targets of the first', () => {
    const first = EVERY_FIGURE.filter(({ item, targets }) => item.startsWith('篇一') && targets.length > 0);
    const again = REPEATED.map(({ item, words, targets }) => [item.replace('篇二', '篇一'), words, targets]);
    expect(again).toEqual(first.map(({ item, words, targets }) => [item, words, targets]));
    for (const { item, words } of REPEATED) expect(documentItems.get(item)).toContain(words);
  });
});
