import { parseDay } from '#calendar';
import { caseInOrderWording, caseOverdueWording } from './case-overdue-wording.js';
import { dataArrivedWording, overdueDataWording } from './overdue-data-wording.js';
import type { TargetFacts } from './target-facts.js';
import { behindWording, brokenWording, missedWording, recoveredWording } from './target-wording.js';

const day = (iso: string) => parseDay(iso)!;
const orgUnit = { zh: '任城区', en: 'Rencheng' };

const coverage: TargetFacts = {
  orgUnit,
  target: { zh: '免疫规划疫苗接种率', en: 'programme vaccination coverage' },
  unit: '%',
  decimals: 1,
  value: 85.2,
  expected: 88,
  condition: { atLeast: 92 },
  deadline: day('2025-12-31'),
};

const deaths: TargetFacts = {
  ...coverage,
  target: { zh: '孕产妇死亡', en: 'maternal deaths' },
  unit: '例',
  decimals: 0,
  value: 1,
  expected: 0,
  condition: { zero: true },
};

describe('what an alert says', () => {
  it('of a target that is behind', () => {
    const words = behindWording(coverage);
    expect(words.zh).toEqual({
      title: '任城区 免疫规划疫苗接种率 未达序时进度',
      message: '任城区 免疫规划疫苗接种率 85.2 %，低于序时进度 88.0 %（目标 ≥ 92 %，2025-12-31 前）',
    });
    expect(words.en).toEqual({
      title: 'Rencheng: programme vaccination coverage is behind schedule',
      message:
        'Rencheng: programme vaccination coverage 85.2 %, below the 88.0 % due by now (target ≥ 92 % by 2025-12-31)',
    });
  });

  it('of a value that must stay low and is too high', () => {
    const minutes = { ...coverage, unit: '分钟', value: 16.4, expected: 15, condition: { atMost: 15 } };
    expect(behindWording(minutes).zh.message).toBe(
      '任城区 免疫规划疫苗接种率 16.4 分钟，高于序时进度 15.0 分钟（目标 ≤ 15 分钟，2025-12-31 前）',
    );
  });

  it('of a milestone, without figures', () => {
    const built: TargetFacts = { ...coverage, condition: { reached: true }, value: 0, expected: 1, unit: '' };
    expect(behindWording(built).zh.message).toBe('任城区 免疫规划疫苗接种率 尚未完成（2025-12-31 前）');
    expect(missedWording(built).zh.message).toBe('任城区 免疫规划疫苗接种率 到期（2025-12-31）仍未完成');
    expect(recoveredWording(built).zh.message).toBe('任城区 免疫规划疫苗接种率 已恢复（目标 完成，2025-12-31 前）');
  });

  it('of a deadline that passed', () => {
    expect(missedWording(coverage).zh.message).toBe(
      '任城区 免疫规划疫苗接种率 85.2 %，到期（2025-12-31）未达目标 ≥ 92 %',
    );
  });

  it('of something that must not happen', () => {
    expect(brokenWording(deaths).zh.message).toBe('任城区 孕产妇死亡 已发生 1 例（目标：零发生）');
    expect(brokenWording(deaths).en.message).toBe('Rencheng: maternal deaths happened: 1 例 (target: none)');
  });

  it('of a limit that time cannot mend', () => {
    expect(brokenWording({ ...deaths, value: 12, condition: { atMost: 10 } }).zh.message).toBe(
      '任城区 孕产妇死亡 12 例，已突破上限（目标 ≤ 10 例），时间无法弥补',
    );
  });

  it('of periods that were missed and cannot be made up', () => {
    const training: TargetFacts = {
      ...coverage,
      target: { zh: '每月培训', en: 'monthly training' },
      value: 75,
      condition: { atLeast: 100 },
    };
    expect(brokenWording(training).zh).toEqual({
      title: '任城区 每月培训 已无法达标',
      message: '任城区 每月培训 75.0 %，错过的时段不能补做，目标 ≥ 100 % 已无法达到',
    });
  });

  it('of recovery', () => {
    expect(recoveredWording({ ...coverage, value: 92.4 }).zh.message).toBe(
      '任城区 免疫规划疫苗接种率 已恢复 92.4 %（目标 ≥ 92 %，2025-12-31 前）',
    );
  });

  it('of data that are overdue, and of their arrival', () => {
    const overdue = { orgUnit, target: coverage.target, coverage: day('2025-03-31'), daysOverdue: 12 };
    expect(overdueDataWording(overdue).zh.message).toBe(
      '任城区 免疫规划疫苗接种率 数据只到 2025-03-31，已超过报送时限 12 天',
    );
    expect(overdueDataWording({ ...overdue, coverage: null, daysOverdue: 1 }).en.message).toBe(
      'Rencheng: programme vaccination coverage: no data yet, 1 day past the reporting limit',
    );
    expect(dataArrivedWording({ ...overdue, coverage: day('2025-04-15') }).zh.message).toBe(
      '任城区 免疫规划疫苗接种率 数据已报至 2025-04-15',
    );
  });

  it('of a case past its limit', () => {
    const facts = {
      orgUnit: { zh: '任城区' },
      target: { zh: '短缺药品处置', en: 'drug shortages' },
      caseId: 'YP-7',
      from: '上报',
      to: '核实',
      since: day('2025-03-03'),
      limitDays: 5,
      daysOverdue: 2,
    };
    expect(caseOverdueWording(facts).zh.message).toBe(
      '任城区 短缺药品处置 个案 YP-7 自 2025-03-03「上报」起应在 5 天内到「核实」，已超 2 天',
    );
    expect(caseInOrderWording(facts).en.title).toBe('任城区: drug shortages: case YP-7 in order');
  });
});
