import pc from 'picocolors';
import { COLOUR_OF, type TargetState } from '#plans';
import { statusTable } from './status-table.js';
import type { PlanStatusView, TargetStatusView } from './status-view.js';

const status = (target: string, task: string, state: TargetState, more: Partial<TargetStatusView> = {}) => ({
  target,
  task,
  state,
  colour: COLOUR_OF[state],
  value: 40,
  expected: 46,
  gap: 52,
  percent: 87,
  requiredPerDay: null,
  deadline: '2025-12-31',
  coverage: '2025-06-30',
  rank: null,
  name: { zh: target },
  unit: '%',
  condition: { atLeast: 92 },
  baseline: null,
  forecast: null,
  overdue: false,
  owner: { lead: [], cooperating: [], leader: null },
  ...more,
});

const text = (...targets: TargetStatusView[]): string =>
  statusTable({ targets } as unknown as PlanStatusView, pc.createColors(false));
const places = (shown: string, ...words: string[]): number[] => words.map((word) => shown.indexOf(word));
const ascending = (numbers: number[]): boolean => numbers.every((one, i) => one > (numbers[i - 1] ?? -1));

describe('the statuses of a plan', () => {
  it('come by parts of the document, the part with the worst first, in it the worst target', () => {
    const shown = text(
      status('甲', '一.1', 'on-track'),
      status('乙', '一.2', 'behind'),
      status('丙', '二.1', 'reached'),
      status('丁', '二.2', 'missed'),
    );
    expect(ascending(places(shown, '二  红 1', '丁', '丙', '一  红 0', '乙', '甲'))).toBe(true);
    expect(shown).toContain('二  红 1  黄 0  蓝 0  绿 1  灰 0');
  });

  it('are one table where tasks are numbered through the document', () => {
    const shown = text(status('甲', '1', 'on-track'), status('乙', '20', 'missed'));
    expect(shown).not.toContain('红 1');
    expect(ascending(places(shown, '乙', '甲'))).toBe(true);
  });

  it('say how the forecast was made and what is needed each day', () => {
    const shown = text(
      status('甲', '一.1', 'behind', {
        forecast: { value: 80.46, method: 'linear-rate' },
        requiredPerDay: 0.283,
        rank: 3,
      }),
      status('乙', '一.2', 'behind', { forecast: { value: 40, method: 'last-value' } }),
    );
    expect(shown).toMatch(/黄 +一\.1 +甲 +40% +46% +≥92% +80\.46%（按日均） +0\.28% +未达序时进度 +3/);
    expect(shown).toContain('40%（按现值）');
  });

  it('mark data that are overdue, before what is merely due soon', () => {
    const shown = text(
      status('甲', '一.1', 'due-soon'),
      status('乙', '一.1', 'no-data', { overdue: true, value: null, expected: null }),
    );
    expect(shown).toContain('无数据，数据逾期');
    expect(ascending(places(shown, '乙', '甲'))).toBe(true);
  });
});
