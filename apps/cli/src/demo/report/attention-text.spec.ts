import pc from 'picocolors';
import { attentionOf } from '../findings/attention.js';
import { boardRow } from '../testing/board-row.js';
import { attentionText, greyText } from './attention-text.js';

const plain = pc.createColors(false);
const counties = ['微山县', '泗水县', '梁山县', '金乡县', '嘉祥县', '汶上县', '曲阜市'].map((name, at) => ({
  code: `c${at}`,
  name,
}));
const cells = (...values: readonly number[]) =>
  Object.fromEntries(
    values.map((value, at) => [`c${at}`, { colour: value < 92 ? ('red' as const) : ('green' as const), value }]),
  );
const text = (...rows: Parameters<typeof boardRow>[0][]) =>
  attentionText(attentionOf({ rows: rows.map(boardRow), counties }), plain);
const lineAfter = (words: string, found: string) =>
  found.split('\n')[found.split('\n').findIndex((one) => one.includes(words)) + 1]!.trim();

describe('the list of what must be acted on', () => {
  it('tells item, target, value, what is due, what is asked and who answers for it', () => {
    const found = text({ id: 'coverage', task: '一.4', name: '接种率', state: 'missed', status: { value: 90.816 } });
    expect(found).toMatch(/红 一\.4 接种率 +90\.82% +92% +≥92% +医政科/);
    expect(found).toContain('红：逾期未完成，或突破了不能突破的线，1 项\n');
    expect(found).toContain('0 项');
  });

  it('tells what is asked over the year before by its figure', () => {
    const found = text({
      id: 'pay',
      name: '固定薪酬',
      state: 'behind',
      target: { condition: { rises: true } },
      status: { baseline: 58.2, expected: 58.2, value: 57.7 },
    });
    expect(found).toMatch(/黄 一\.1 固定薪酬 +57\.7% +58\.2% +上升（上年 58\.2%）/);
  });

  it('says of a milestone whether it is done, and of what came late that it came', () => {
    const milestone = { condition: { reached: true }, unit: '' } as const;
    const found = text(
      { id: 'a', name: '国考', state: 'missed', target: milestone, status: { value: 0, expected: null } },
      { id: 'b', name: '办法', state: 'made-good', target: milestone, status: { value: 1, expected: null } },
    );
    expect(found).toMatch(/红 一\.1 国考 +未完成 +完成/);
    expect(found).toMatch(/补 一\.1 办法 +逾期补齐 +完成/);
  });

  it('names the counties that fall short, the last one first, and no more than five', () => {
    const short = text({ id: 'x', name: '接种率', state: 'missed', counties: cells(95, 91, 90, 89, 88, 87, 86) });
    expect(lineAfter('接种率', short)).toBe(
      '未达要求：曲阜市 86%、汶上县 87%、嘉祥县 88%、金乡县 89%、梁山县 90% 等 6 个',
    );
  });

  it('names the last two where all fall short, and none where all are alike', () => {
    const short = text({ id: 'x', name: '接种率', state: 'missed', counties: cells(91, 90, 89) });
    expect(lineAfter('接种率', short)).toBe('3 个县市区均未达要求，末位 梁山县 89%、泗水县 90%');
    const alike = text({ id: 'x', name: '接种率', state: 'missed', counties: cells(90, 90) });
    expect(lineAfter('接种率', alike)).toBe('2 个县市区均未达要求');
  });

  it('tells where the whole does what is asked and a county does not', () => {
    const found = text({
      id: 'x',
      name: '接种率',
      state: 'reached',
      eachCounty: true,
      counties: cells(95, 90),
      status: { value: 94 },
    });
    expect(found).toMatch(/红 一\.1 接种率 +94%/);
    expect(lineAfter('接种率', found)).toBe('全市已达，逐县考核未达标：泗水县 90%');
    expect(found).toContain('1 项（其中 1 项全市已达，有县市区未达）');
  });

  it('keeps totals of counties out: they say how large a county is', () => {
    const debt = { kind: 'level', unit: '万元', condition: { falls: true } } as const;
    const found = text({ id: 'x', name: '债务', state: 'behind', target: debt, counties: cells(95, 90) });
    expect(lineAfter('债务', found)).toBe('未达要求：泗水县');
  });
});

describe('the list of what cannot be judged', () => {
  it('says why', () => {
    const rows = [
      boardRow({ id: 'a', name: '无', state: 'no-data', status: { coverage: null } }),
      boardRow({ id: 'b', name: '旧', state: 'no-data', status: { coverage: '2025-10-31' } }),
      boardRow({ id: 'c', name: '早', state: 'not-started' }),
      boardRow({ id: 'd', name: '好', state: 'reached' }),
    ];
    expect(greyText(rows, plain).split('\n')).toEqual([
      '灰：不能判定，3 项',
      '灰 一.1 无：从未报送（医政科）',
      '灰 一.1 旧：数据只到 2025-10-31（医政科）',
      '灰 一.1 早：未开始（医政科）',
    ]);
  });

  it('is empty where there is nothing', () => {
    expect(greyText([boardRow({ id: 'd', state: 'reached' })], plain)).toBe('');
  });
});
