import { parseDay, type Day } from '#calendar';
import type { IndicatorDefinition } from '#indicators';
import type { OrgUnit } from '#org';
import type { Plan, Target } from '#plans';
import { TargetPhrases } from './target-phrases.js';

const day = (iso: string): Day => parseDay(iso) ?? Number.NaN;
const named = (zh: string) => ({ zh, en: zh });
const indicator = (code: string, zh: string, unit: string): IndicatorDefinition => ({
  code,
  name: named(zh),
  unit,
  decimals: 1,
  direction: 'up',
  versions: [],
});
const unit = (code: string, zh: string): OrgUnit => ({ code, name: { zh }, kind: 'city', attributes: {} });
const phrases = new TargetPhrases({
  indicators: [
    indicator('share', '占比', '%'),
    indicator('people', '人数', '人'),
    indicator('mean', '全省均值', '%'),
    indicator('place', '位次', '位'),
  ],
  orgUnits: [unit('370800', '济宁市'), unit('370811', '任城区')],
  cohorts: [{ code: 'grassroots', name: { zh: '基层机构' }, where: {} }],
});
const plan = { year: 2025 } as Plan;

const target = (of: Partial<Target>): Target => ({
  id: 't',
  task: '一.1',
  name: named('目标'),
  indicator: 'share',
  condition: { atLeast: 92 },
  appliesTo: { orgUnit: '370800' },
  window: 'year',
  deadline: day('2025-12-31'),
  strength: 'hard',
  pacing: 'full',
  noticeDays: 30,
  ...of,
});

const asked = (of: Partial<Target>): string | undefined => phrases.of(target(of), plan)[1];
const stated = { value: 85.3, on: day('2024-12-31') };
const until = (from: string, to: string): Partial<Target> => ({
  deadline: day(to),
  window: { from: day(from), to: day(to) },
});

describe('a target in words', () => {
  it('says everything that it asks', () => {
    expect(phrases.of(target({ pacing: 'linear' }), plan)).toEqual([
      '目标',
      '≥ 92 %',
      '%',
      '济宁市',
      '年底前',
      '必须完成',
      '按日均摊',
    ]);
  });

  it.each<[string, Partial<Target>]>([
    ['≥ 95 %（左右：±3 个百分点）', { condition: { atLeast: 95 }, tolerance: 3 }],
    ['= 250000 人（左右：±5%）', { indicator: 'people', condition: { equals: 250_000 }, tolerance: { percent: 5 } }],
    ['较上年上升', { condition: { rises: true } }],
    ['较基期上升；基期 85.3 %（2024-12-31）', { condition: { rises: true }, baseline: stated }],
    ['较上年下降 2 个百分点以上', { condition: { falls: { by: 2 } } }],
    ['较上年上升 5%以上', { condition: { rises: { byPercent: 5, over: 'previousYear' } } }],
    ['≤ “全省均值”', { condition: { atMost: { indicator: 'mean' } } }],
    ['≤ 基期；基期 “全省均值”', { condition: { atMost: { baseline: true } }, baseline: { indicator: 'mean' } }],
    ['≥ 90 % 且 较上年上升', { condition: { allOf: [{ atLeast: 90 }, { rises: true }] } }],
    [
      '≥ 90 % 或 （较上年上升 且 > 80 %）',
      { condition: { anyOf: [{ atLeast: 90 }, { allOf: [{ rises: true }, { above: 80 }] }] } },
    ],
    ['前 3 位', { indicator: 'place', condition: { rankAtMost: 3 } }],
    ['零发生；按规则 feeds-disagree 判定', { condition: { zero: true }, rule: 'feeds-disagree' }],
  ])('asks %s', (words, of) => {
    expect(asked(of)).toBe(words);
  });

  it('names where it applies, step by step', () => {
    const stages = [{ from: day('2025-01-01'), cohort: 'grassroots' }, { from: day('2025-07-01') }];
    const scope = phrases.of(target({ appliesTo: { orgUnit: '370800', andEach: 'county', stages } }), plan)[3];
    expect(scope).toBe('济宁市及各县（市、区）；2025-01-01 起 基层机构，2025-07-01 起 全部');
  });

  it.each<[string, Partial<Target>]>([
    ['上半年', { deadline: day('2025-06-30') }],
    ['2025-09-30 前', { deadline: day('2025-09-30') }],
    ['3 年内（2027-12-31 前）', until('2025-01-01', '2027-12-31')],
    ['2026-06-30 前', until('2025-01-01', '2026-06-30')],
    ['2024-10-01 至 2025-09-30，2025-09-30 前', until('2024-10-01', '2025-09-30')],
    ['每月，年底前', { window: 'month' }],
  ])('is due %s', (words, of) => {
    expect(phrases.of(target(of), plan)[4]).toBe(words);
  });

  it('says how hard and at what pace, and of what comes at once no pace', () => {
    const steps = { steps: [{ by: day('2025-06-30'), value: 40 }] };
    expect(phrases.of(target({ strength: 'stretch', pacing: steps }), plan).slice(5)).toEqual([
      '力争',
      '分步：2025-06-30 前 40 %',
    ]);
    expect(phrases.of(target({ strength: 'directional', pacing: { curve: 'previousYear' } }), plan).slice(5)).toEqual([
      '持续改进',
      '按上年形状',
    ]);
    expect(phrases.of(target({ condition: { reached: true } }), plan)[6]).toBe('');
  });

  it('leaves out of a part what its whole says', () => {
    const part = target({ condition: { atLeast: 40 }, appliesTo: { orgUnit: '370811' } });
    expect(phrases.ofPart(part, target({}))).toEqual(['任城区', '≥ 40 %', '%', '', '', '', '']);
    const stepwise = { ...part, pacing: { steps: [{ by: day('2025-06-30'), value: 20 }] } };
    expect(phrases.ofPart(stepwise, target({}))[6]).toBe('分步：2025-06-30 前 20 %');
  });

  it('keeps a code that the catalogue does not name', () => {
    expect(phrases.unitName('999999')).toBe('999999');
    expect(asked({ condition: { atMost: { indicator: 'other.mean' } } })).toBe('≤ 指标 other.mean');
  });
});
