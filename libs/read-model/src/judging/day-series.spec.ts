import fc from 'fast-check';
import { DaySeries } from './day-series.js';

describe('a series of day sums', () => {
  it('adds up any days, added in any order, as a plain list would', () => {
    const entry = fc.record({ day: fc.integer({ min: 20_000, max: 20_400 }), amount: fc.integer({ min: -9, max: 9 }) });
    fc.assert(
      fc.property(fc.array(entry), fc.integer({ min: 19_990, max: 20_410 }), fc.nat(200), (entries, from, length) => {
        const series = new DaySeries();
        for (const { day, amount } of entries) series.add(day, amount, 1);
        const inside = entries.filter(({ day }) => day >= from && day <= from + length);
        const sum = inside.reduce((total, { amount }) => total + amount, 0);
        expect(series.sum(from, from + length)).toBe(inside.length === 0 ? null : sum);
        expect(series.lastDay()).toBe(entries.length === 0 ? null : Math.max(...entries.map(({ day }) => day)));
      }),
    );
  });

  it('tells a zero that was reported from nothing', () => {
    const series = new DaySeries();
    series.add(100, 0, 1);
    expect([series.sum(100, 100), series.sum(101, 120), series.sum(1, 99)]).toEqual([0, null, null]);
  });

  it('is empty again where every contribution was taken back', () => {
    const series = new DaySeries();
    series.add(100, 5, 1);
    series.add(100, -5, -1);
    expect([series.sum(0, 200), series.lastDay()]).toEqual([null, null]);
  });

  it('finds the last day up to a limit', () => {
    const series = new DaySeries();
    series.add(100, 1, 1);
    series.add(110, 1, 1);
    expect([series.lastDay(109), series.lastDay(110), series.lastDay(99)]).toEqual([100, 110, null]);
  });

  it('sums a stock from the beginning of time', () => {
    const series = new DaySeries();
    series.add(100, 5, 1);
    series.add(110, -2, 1);
    expect(series.sum(Number.NEGATIVE_INFINITY, 200)).toBe(3);
  });
});
