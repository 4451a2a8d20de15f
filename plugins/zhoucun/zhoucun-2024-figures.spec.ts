import { plain } from '#plugin-host';
import { documentItems, loadZhoucun, targetOf } from './testing/zhoucun-plan.js';
import {
  FIGURES,
  HAN_FIGURES,
  HAN_NAMES,
  NOT_WITHOUT_EXCEPTION,
  WITHOUT_EXCEPTION,
  type Row,
} from './testing/readme-tables.js';

const TIMES: Readonly<Record<string, number>> = { 千: 1000, 万: 10_000 };

/** The figures in some words, in the target's unit. */
function figuresIn(words: string): readonly number[] {
  return [...words.matchAll(/(\d+(?:\.\d+)?)([千万]?)/g)].map(
    ([, figure, unit = '']) => Number(figure) * (TIMES[unit] ?? 1),
  );
}

/** The figures in a condition. */
function boundsOf(condition: unknown): readonly number[] {
  if (typeof condition === 'number') return [condition];
  return typeof condition === 'object' && condition !== null ? Object.values(condition).flatMap(boundsOf) : [];
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
  return [...documentItems].flatMap(([item, text]) => {
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
    expect(FIGURES).toHaveLength(18);
  });

  it('are the bounds of the targets that the table gives them', async () => {
    const { plan } = await loadZhoucun();
    for (const { item, words, targets } of FIGURES) {
      for (const id of targets) {
        const { task, source, condition } = targetOf(plan, id);
        expect([id, task, plain(source?.quote ?? '').includes(words)]).toEqual([id, item, true]);
        expect([id, boundsOf(condition)]).toEqual([id, figuresIn(words)]);
      }
    }
  });

  it('are 100 % where the document says 全面, 全覆盖, 全部, 各项 or one brand for each branch', async () => {
    const { plan } = await loadZhoucun();
    for (const { item, words, targets } of WITHOUT_EXCEPTION) {
      expect([item, words, documentItems.get(item)?.includes(words)]).toEqual([item, words, true]);
      expect(words).toMatch(/全面|全覆盖|全部|各项|一支部一品牌/);
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
  });

  it('leave out no 所有, 全部, 全面, 全覆盖, 全员 or 各项 without a reason', () => {
    const rows = [...WITHOUT_EXCEPTION, ...NOT_WITHOUT_EXCEPTION];
    expect(notOnceIn(rows, /所有|全部|全面|全覆盖|全员|各项/g)).toEqual([]);
  });

  it('are in Han numerals the bounds that the table gives', async () => {
    const { plan } = await loadZhoucun();
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

  it('leave out no Han numeral from two on without a reason', () => {
    expect(notOnceIn([...HAN_FIGURES, ...HAN_NAMES], /[二两三四五六七八九十百千]+/g)).toEqual([]);
  });

  it('have nothing in the plan beside them: no bound is invented, none stands twice', async () => {
    const { plan } = await loadZhoucun();
    const listed = [...FIGURES, ...WITHOUT_EXCEPTION, ...HAN_FIGURES].flatMap(({ targets }) => targets);
    const bounded = plan.targets.filter(({ condition }) => boundsOf(condition).length > 0).map(({ id }) => id);
    expect([...listed].sort()).toEqual([...bounded].sort());
  });
});
