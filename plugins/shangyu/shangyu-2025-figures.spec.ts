import { plain } from '#plugin-host';
import { FIGURES, HAN_FIGURES, IMPLIED, repeats, WITHOUT_EXCEPTION, type Row } from './testing/readme-tables.js';
import { documentItems, loadShangyu, targetOf } from './testing/shangyu-plan.js';

/** The figures in some words, in the target's unit: 万人 are persons, 万元 a unit of its own. */
function figuresIn(words: string): readonly number[] {
  return [...words.matchAll(/(\d+(?:\.\d+)?)(万(?!元))?/g)].map(
    ([, figure, tenThousand]) => Math.round(Number(figure) * (tenThousand === undefined ? 1 : 10_000) * 100) / 100,
  );
}

/** The figures in a condition. */
function boundsOf(condition: unknown): readonly number[] {
  if (typeof condition === 'number') return [condition];
  return typeof condition === 'object' && condition !== null ? Object.values(condition).flatMap(boundsOf) : [];
}

/** Its figure, five half-days a week, stands in the indicator that it counts by. */
const IN_THE_INDICATOR = ['village-clinics-open'];

async function expectFullShare({ item, words, targets }: Row): Promise<void> {
  const { plan } = await loadShangyu();
  expect([item, words, documentItems.get(item)?.includes(words)]).toEqual([item, words, true]);
  for (const id of targets) {
    const { task, source, condition } = targetOf(plan, id);
    const quote = plain(source?.quote ?? '');
    expect([id, task, condition, quote]).toEqual([id, item, { atLeast: 100 }, expect.stringContaining(words)]);
  }
}

describe('the figures of the document', () => {
  it('are all in the table, each once', () => {
    for (const [item, text] of documentItems) {
      const spans = FIGURES.filter((row) => row.item === item).map(({ words }) => {
        expect([item, words, text.split(words).length - 1]).toEqual([item, words, 1]);
        return { from: text.indexOf(words), to: text.indexOf(words) + words.length };
      });
      for (const { index, 0: figure } of text.matchAll(/\d+(?:\.\d+)?[%‰]?/g)) {
        const rows = spans.filter(({ from, to }) => from <= index && index + figure.length <= to);
        expect([item, text.slice(Math.max(0, index - 8), index + 8), rows.length]).toEqual([
          item,
          expect.anything(),
          1,
        ]);
      }
    }
    expect(FIGURES.filter(({ item }) => !documentItems.has(item))).toEqual([]);
    expect(FIGURES.length).toBeGreaterThan(100);
  });

  it('are the bounds of the targets that the table gives them', async () => {
    const { plan } = await loadShangyu();
    for (const row of FIGURES) {
      const home = repeats(row);
      for (const id of row.targets) {
        const { task, source, condition } = targetOf(plan, id);
        expect([id, task]).toEqual([id, home ?? row.item]);
        if (home === undefined)
          expect([id, plain(source?.quote ?? '')]).toEqual([id, expect.stringContaining(row.words)]);
        if (!IN_THE_INDICATOR.includes(id)) expect([id, boundsOf(condition)]).toEqual([id, figuresIn(row.words)]);
      }
    }
  });

  it('that the document says twice are judged once, in the same action', () => {
    const repeated = FIGURES.filter((row) => repeats(row) !== undefined);
    expect(repeated.map(({ item, targets: [id] }) => [item, id])).toEqual([
      ['(三).2.(2)', 'key-specialties'],
      ['(三).2.(3)', 'sent-to-study'],
      ['(四).2.(2)', 'primary-specialties'],
      ['(六).2.(1)', 'disputes'],
      ['(六).2.(4)', 'home-nursing'],
      ['(八).2.(2)', 'elderly-assessment'],
      ['(九).2.(2)', 'tcm-corners'],
      ['(十).2.(3)', 'digital-application-uses'],
    ]);
    for (const row of repeated) expect(repeats(row)?.split('.')[0]).toBe(row.item.split('.')[0]);
  });

  it('are 100 % where the document says 全覆盖, 全量, 所有 or 每月, or allows no exception', async () => {
    for (const row of WITHOUT_EXCEPTION) {
      expect(row.words).toMatch(/所有|全量|全面|全覆盖|每月/);
      await expectFullShare(row);
    }
    for (const row of IMPLIED) await expectFullShare(row);
    expect([WITHOUT_EXCEPTION.length, IMPLIED.length]).toEqual([16, 2]);
  });

  it('in Han are bounds too where they count something', async () => {
    const { plan } = await loadShangyu();
    const counted = HAN_FIGURES.filter(({ note }) => note !== '' && /^\d+$/.test(note));
    expect(counted.map(({ words }) => words)).toEqual(['六大中心', '十大目标', '百场中医文化宣讲', '两家医共体总院']);
    for (const { item, words, targets, note } of counted) {
      for (const id of targets) {
        const { task, source, condition } = targetOf(plan, id);
        const quote = plain(source?.quote ?? '');
        expect([id, task, condition, quote.includes(words)]).toEqual([id, item, { atLeast: Number(note) }, true]);
      }
    }
  });

  it('have nothing in the plan beside them: no bound is invented, none stands twice', async () => {
    const { plan } = await loadShangyu();
    const listed = [...FIGURES.filter((row) => repeats(row) === undefined), ...WITHOUT_EXCEPTION, ...IMPLIED];
    const ids = [...listed, ...HAN_FIGURES].flatMap(({ targets }) => targets);
    const bounded = plan.targets
      .filter(({ condition, partOf }) => boundsOf(condition).length > 0 && partOf === undefined)
      .map(({ id }) => id);
    expect([...ids].sort()).toEqual([...bounded].sort());
  });
});
