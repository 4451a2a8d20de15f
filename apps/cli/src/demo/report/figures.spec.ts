import { boardRow } from '../testing/board-row.js';
import { askedWords, expectedWords, shortFigure, valueWords } from './figures.js';

const row = (more: Partial<Parameters<typeof boardRow>[0]>) => boardRow({ id: 'x', state: 'behind', ...more });

describe('the figures of a row', () => {
  it('keep the sign of shares, and leave longer units to the condition', () => {
    expect(shortFigure(90.816, '%')).toBe('90.82%');
    expect(shortFigure(2.42, '张/千名儿童')).toBe('2.42');
    expect(shortFigure(241_000, '人')).toBe('24.1万');
  });

  it('say how much a bound may be missed by', () => {
    const about = { condition: { atLeast: 20 }, unit: '人', tolerance: { percent: 10 } } as const;
    expect(askedWords(row({ target: about }))).toBe('≥20人（±10%）');
  });

  it('say what last year came to, a stated baseline, or another indicator', () => {
    const against = (target: Parameters<typeof row>[0]['target']) =>
      askedWords(row({ target, status: { baseline: 2.55 } }));
    expect(against({ condition: { atMost: { previousYear: true } }, unit: '‰' })).toBe('≤ 上年 2.55‰');
    expect(against({ condition: { rises: true }, baseline: { value: 2.55 } })).toBe('上升（基期 2.55%）');
    expect(against({ condition: { below: { indicator: 'mean' } } })).toBe('< 指标 mean（参照 2.55%）');
  });

  it('have no due figure where there is none, and say so where there is no value', () => {
    const silent = row({ state: 'no-data', status: { value: null, expected: null } });
    expect([valueWords(silent), expectedWords(silent)]).toEqual(['无数据', '']);
  });

  it('say of a count that came late that it did', () => {
    expect(valueWords(row({ state: 'made-good', target: { unit: '家' }, status: { value: 4 } }))).toBe('4 逾期补齐');
  });

  it.each([
    ['reached', '完成'],
    ['on-track', '进行中'],
    ['missed', '未完成'],
    ['made-good', '逾期补齐'],
  ] as const)('a milestone that is %s: %s', (state, words) => {
    expect(valueWords(row({ state, target: { condition: { reached: true } } }))).toBe(words);
  });
});
