import { day } from '../testing/example-plan.js';
import type { LastYear, Span } from './pacing-rule.js';
import { parsePacing, readPacing, type Pacing } from './registry.js';

const year: Span = { from: day('2025-01-01'), to: day('2025-12-31') };

function due(pacing: Pacing, goal: number, at: string, span = year, lastYear?: LastYear): number {
  return readPacing(pacing).expected(pacing, goal, day(at), span, lastYear);
}

describe('a curve of monthly weights', () => {
  const weights = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 0];
  const autumn: Pacing = { curve: weights };

  it.each([
    ['2025-01-01', 0],
    ['2025-08-31', 0],
    ['2025-09-15', 50],
    ['2025-09-30', 100],
    ['2025-10-31', 200],
    ['2025-11-15', 300],
    ['2025-11-30', 400],
    ['2025-12-31', 400],
  ])('of 1, 1, 2 in autumn asks on %s for %d of 400', (at, expected) => {
    expect(due(autumn, 400, at)).toBeCloseTo(expected, 9);
  });

  it('is linear within a month, whatever its length', () => {
    const february: Pacing = { curve: [0, 28, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] };
    expect(due(february, 28, '2025-02-01')).toBeCloseTo(1, 9);
    expect(due(february, 28, '2025-02-27')).toBeCloseTo(27, 9);
  });

  it('does not depend on the scale of its weights', () => {
    const scaled: Pacing = { curve: weights.map((weight) => weight * 1000) };
    expect(due(scaled, 400, '2025-10-10')).toBeCloseTo(due(autumn, 400, '2025-10-10'), 9);
  });

  it('counts only the days of its span, and the same again in the next year', () => {
    const even: Pacing = { curve: Array.from({ length: 12 }, () => 1) };
    const half = { from: day('2025-01-01'), to: day('2025-06-30') };
    expect(due(even, 60, '2025-03-31', half)).toBeCloseTo(30, 9);
    const twoYears = { from: day('2025-01-01'), to: day('2026-12-31') };
    expect(due(autumn, 800, '2025-12-31', twoYears)).toBeCloseTo(400, 9);
    expect(due(autumn, 800, '2026-10-31', twoYears)).toBeCloseTo(600, 9);
  });
});

describe('a curve of last year', () => {
  const pacing: Pacing = { curve: 'previousYear' };
  const shape = (sums: Readonly<Record<string, number | null>>): LastYear => ({
    yearBeforeShape: (at) => Object.entries(sums).find(([iso]) => day(iso) === at)?.[1] ?? null,
  });

  it('asks for the share that last year had on the same day', () => {
    const lastYear = shape({ '2025-03-31': 20, '2025-12-31': 80 });
    expect(due(pacing, 100, '2025-03-31', year, lastYear)).toBeCloseTo(25, 9);
  });

  it.each<[string, LastYear | undefined]>([
    ['is not known', undefined],
    ['has no data', shape({})],
    ['had none by its end', shape({ '2025-07-01': 5, '2025-12-31': 0 })],
    ['has none on that day', shape({ '2025-12-31': 80 })],
  ])('is linear where last year %s', (_, lastYear) => {
    expect(due(pacing, 365, '2025-07-01', year, lastYear)).toBeCloseTo(182, 9);
  });

  it('asks for no more than all of it', () => {
    const lastYear = shape({ '2025-07-01': 90, '2025-12-31': 80 });
    expect(due(pacing, 100, '2025-07-01', year, lastYear)).toBe(100);
  });

  it('needs a span of a year at most', () => {
    const { check } = readPacing(pacing);
    expect(check(pacing, year)).toEqual([]);
    expect(check(pacing, { from: year.from, to: year.to + 1 })).toMatchObject([{ path: ['curve'] }]);
  });
});

describe('parsing a curve', () => {
  const weights = [1, 1, 2, 2, 1, 1, 1, 0, 1, 1, 1, 1];

  it('reads twelve weights or last year', () => {
    expect(parsePacing({ curve: weights }, 2025)).toEqual({ ok: true, value: { curve: weights } });
    expect(parsePacing({ curve: 'previousYear' }, 2025)).toEqual({ ok: true, value: { curve: 'previousYear' } });
  });

  it.each([
    [{ curve: weights.slice(1) }, '现有 11 个', ['curve']],
    [{ curve: [...weights, 1] }, '现有 13 个', ['curve']],
    [{ curve: [...weights.slice(0, 11), -1] }, '12 月的权重应为不小于 0', ['curve', 11]],
    [{ curve: [...weights.slice(0, 11), '1'] }, '12 月的权重', ['curve', 11]],
    [{ curve: 'lastYear' }, 'previousYear', ['curve']],
    [{ curve: 3 }, '12 个月的权重', ['curve']],
    [{ curve: weights, steps: [] }, '不认识的字段', ['curve']],
    [{ curv: weights }, 'curve', ['curv']],
  ])('refuses %j at its place', (raw, words, path) => {
    const parsed = parsePacing(raw, 2025);
    expect(parsed).toMatchObject({ ok: false, message: expect.stringContaining(words) });
    if (!('steps' in raw)) expect(parsed).toMatchObject({ path });
  });

  it('wants some weight before the deadline', () => {
    const pacing: Pacing = { curve: [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1] };
    const { check } = readPacing(pacing);
    expect(check(pacing, year)).toEqual([]);
    expect(check(pacing, { from: year.from, to: day('2025-06-30') })).toMatchObject([{ path: ['curve'] }]);
  });
});
