import { readFileSync } from 'node:fs';
import { plain } from '#plugin-host';
import { documentItems, loadJining, targetOf } from './testing/jining-plan.js';

/** A row of the README: an item of the document, words of it, and the targets they stand for (none: a name, a date …). */
interface Row {
  readonly item: string;
  readonly words: string;
  readonly targets: readonly string[];
}

const [FIGURES = [], WITHOUT_EXCEPTION = []] = readFileSync('plugins/jining/README.md', 'utf8')
  .split(/^## /m)
  .filter((section) => section.startsWith('数字与目标对照'))
  .flatMap((section) => section.split(/^\| 条目/m).slice(1))
  .map(rowsOf);

function rowsOf(table: string): readonly Row[] {
  return [...table.matchAll(/^\| (?<item>[一二三四五六七八九十]\.\d) *\| (?<words>.*?) *\| (?<targets>.*?) *\|/gm)].map(
    ({ groups = {} }) => ({
      item: groups['item'] ?? '',
      words: plain(groups['words'] ?? ''),
      targets: groups['targets'] === '—' ? [] : (groups['targets'] ?? '').split('、'),
    }),
  );
}

/** The figures in some words, in the target's unit. */
function figuresIn(words: string): readonly number[] {
  return [...words.matchAll(/(\d+(?:\.\d+)?)(万?)/g)].map(
    ([, figure, unit]) => Math.round(Number(figure) * (unit === '' ? 1 : 10_000) * 100) / 100,
  );
}

/** The figures in a condition. */
function boundsOf(condition: unknown): readonly number[] {
  if (typeof condition === 'number') return [condition];
  return typeof condition === 'object' && condition !== null ? Object.values(condition).flatMap(boundsOf) : [];
}

/** Their figure is a number of years or of targets. */
const NOT_A_BOUND = ['maternity-centre-level-3', 'staff-per-bed', 'public-health-staff'];

describe('the figures of the document', () => {
  it('are all in the table, each once', () => {
    for (const [item, text] of documentItems) {
      const spans = FIGURES.filter((row) => row.item === item).map(({ words }) => {
        expect([item, words, text.split(words).length - 1]).toEqual([item, words, 1]);
        return { from: text.indexOf(words), to: text.indexOf(words) + words.length };
      });
      for (const { index, 0: figure } of text.matchAll(/\d+(?:\.\d+)?%?|%/g)) {
        const rows = spans.filter(({ from, to }) => from <= index && index + figure.length <= to);
        expect([item, text.slice(index - 8, index + 8), rows.length]).toEqual([
          item,
          text.slice(index - 8, index + 8),
          1,
        ]);
      }
    }
    expect(FIGURES.length).toBeGreaterThan(70);
  });

  it('are the bounds of the targets that the table gives them', async () => {
    const { plan } = await loadJining();
    for (const { item, words, targets } of FIGURES) {
      for (const id of targets) {
        const { task, source, condition } = targetOf(plan, id);
        expect([id, task, plain(source?.quote ?? '').includes(words)]).toEqual([id, item, true]);
        if (!NOT_A_BOUND.includes(id)) expect([id, boundsOf(condition)]).toEqual([id, figuresIn(words)]);
      }
    }
  });

  it('are 100 % where the document says 所有, 全部, 各, 全面 or 全覆盖', async () => {
    const { plan } = await loadJining();
    for (const { item, words, targets } of WITHOUT_EXCEPTION) {
      expect([item, words, documentItems.get(item)?.includes(words)]).toEqual([item, words, true]);
      expect(words).toMatch(/所有|全部|各|全面|全覆盖/);
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

  it('have nothing in the plan beside them: no bound is invented, none stands twice', async () => {
    const { plan } = await loadJining();
    const listed = [...FIGURES, ...WITHOUT_EXCEPTION].flatMap(({ targets }) => targets);
    const bounded = plan.targets.filter(({ condition }) => boundsOf(condition).length > 0).map(({ id }) => id);
    expect([...listed].sort()).toEqual([...bounded, ...NOT_A_BOUND].sort());
  });
});
