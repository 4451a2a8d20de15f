import { CompiledIndicators } from './compiled-indicators.js';
import type { Formula, IndicatorDefinition } from './indicator.js';
import { day, indicatorOf, measureOf } from './testing/tiny-ledger.js';

const count = (...measures: string[]): Formula => ({ kind: 'count', measures });

function compiled(...indicators: IndicatorDefinition[]): CompiledIndicators {
  const measures = ['given', 'due', 'all-given', 'province.stock', 'sessions'].map(measureOf);
  return new CompiledIndicators(indicators, measures);
}

const coverage = indicatorOf(
  'coverage',
  { kind: 'ratio', numerator: ['given'], denominator: ['due'], factor: 100 },
  { later: { '2025-04-01': { kind: 'ratio', numerator: ['all-given'], denominator: ['due'], factor: 100 } } },
);
const province = indicatorOf('province', { kind: 'level', measures: ['province.stock'] });
const gap = indicatorOf('gap', { kind: 'delta', of: 'coverage', over: { indicator: 'province' } });
const growth = indicatorOf('growth', { kind: 'growth', of: 'coverage', over: 'previousYear' });
const rank = indicatorOf('rank', { kind: 'rank', of: 'gap' });
const share = indicatorOf('share', {
  kind: 'cohort-share',
  cohort: 'towns',
  indicator: 'growth',
  meets: { atLeast: 0 },
});
const kept = indicatorOf('kept', { kind: 'recurring', measure: 'sessions', every: 'week', atLeast: 1, makeUp: false });
const mean = indicatorOf('mean', { kind: 'daily-mean', measure: 'given', trailingDays: 10 });
const all = compiled(coverage, province, gap, growth, rank, share, kept, mean);

describe('compiled indicators', () => {
  it('answer the version valid on a day, the oldest for days before it', () => {
    expect(all.versionAt('coverage', day('2025-03-31')).version).toBe(1);
    expect(all.versionAt('coverage', day('2025-04-01')).version).toBe(2);
    const late = { ...coverage, versions: coverage.versions.slice(1) };
    expect(compiled(late).versionAt('coverage', day('2020-01-01')).version).toBe(2);
  });

  it('read the measures of every version, down through other indicators', () => {
    expect([...all.measuresOf('rank')].sort()).toEqual(['all-given', 'due', 'given', 'province.stock']);
    expect([...all.measuresOf('share')].sort()).toEqual(['all-given', 'due', 'given']);
  });

  it('stand or fall with numerators, not with baselines', () => {
    expect([...all.numeratorOf('gap')].sort()).toEqual(['all-given', 'given']);
    expect([...all.numeratorOf('rank')].sort()).toEqual(['all-given', 'given']);
    expect(all.numeratorOf('kept')).toEqual(['sessions']);
  });

  it('know whether siblings, the year before or the passing of days matter', () => {
    const told = (of: (code: string) => boolean) => [...all.codes].filter(of).sort();
    expect(told((code) => all.readsSiblings(code))).toEqual(['rank']);
    expect(told((code) => all.readsYearBefore(code))).toEqual(['growth', 'share']);
    expect(told((code) => all.changesWithDays(code))).toEqual(['growth', 'kept', 'mean', 'share']);
  });

  it('know whether a value is summed over a window or goes on after it', () => {
    expect([...all.codes].filter((code) => !all.sumsWindow(code))).toEqual(['province', 'mean']);
  });

  it('tell until which day one definition holds, also of what they are computed from', () => {
    expect(all.definedUntil('rank', day('2025-01-10'))).toBe(day('2025-03-31'));
    expect(all.definedUntil('rank', day('2025-04-01'))).toBe(Number.POSITIVE_INFINITY);
    expect(all.definedUntil('province', day('2025-01-10'))).toBe(Number.POSITIVE_INFINITY);
  });

  it('refuse an indicator that nobody knows or that is computed from itself', () => {
    expect(() => all.measuresOf('other')).toThrow('unknown indicator other');
    const round = compiled(
      indicatorOf('a', { kind: 'rank', of: 'b' }),
      indicatorOf('b', count('given'), { later: { '2025-01-01': { kind: 'rank', of: 'a' } } }),
    );
    expect(() => round.measuresOf('a')).toThrow('indicator a is computed from itself');
  });
});
