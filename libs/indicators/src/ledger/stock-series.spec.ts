import fc from 'fast-check';
import { StockSeries, type StockReport } from './stock-series.js';

const report = (day: number, value: number, record: number, time = ''): StockReport => ({ day, value, record, time });

/** A series with the sum of all changes by day that it told. */
function watched() {
  const series = new StockSeries([]);
  const days = new Map<number, number>();
  const changed = (day: number, amount: number): void => void days.set(day, (days.get(day) ?? 0) + amount);
  return {
    add: (one: StockReport) => series.add(one, changed),
    remove: (one: StockReport) => series.remove(one.day, one.record, changed),
    days: () => Object.fromEntries([...days].filter(([, amount]) => amount !== 0)),
    held: (on: number) => [...days].reduce((sum, [day, amount]) => (day <= on ? sum + amount : sum), 0),
  };
}

describe('a stock', () => {
  it('tells the change of each day against the day before', () => {
    const stock = watched();
    stock.add(report(1, 10, 1));
    stock.add(report(5, 7, 2));
    expect(stock.days()).toEqual({ 1: 10, 5: -3 });
  });

  it('moves the next day when a report comes late, and moves it back when that is taken out', () => {
    const stock = watched();
    stock.add(report(1, 10, 1));
    stock.add(report(5, 7, 2));
    stock.add(report(3, 20, 3));
    expect(stock.days()).toEqual({ 1: 10, 3: 10, 5: -13 });
    stock.remove(report(3, 20, 3));
    expect(stock.days()).toEqual({ 1: 10, 5: -3 });
  });

  it.each([
    ['the one written later', report(1, 10, 9, '09:00'), report(1, 20, 1, '10:00')],
    ['of two written at once the one with the higher key', report(1, 10, 1), report(1, 20, 2)],
  ])('takes for a day %s, in either order', (_, lower, higher) => {
    for (const order of [
      [lower, higher],
      [higher, lower],
    ]) {
      const stock = watched();
      for (const one of order) stock.add(one);
      expect(stock.held(1)).toBe(20);
    }
  });

  it('holds the same whatever the order of its reports', () => {
    const reports = fc.uniqueArray(
      fc.record({ day: fc.nat(5), value: fc.nat(9), record: fc.nat(20), time: fc.constant('') }),
      {
        selector: ({ record }) => record,
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(
        reports.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const [a, b] = [watched(), watched()];
          for (const one of all) a.add(one);
          for (const one of shuffled) b.add(one);
          expect(b.days()).toEqual(a.days());
          for (const one of shuffled) b.remove(one);
          expect(b.days()).toEqual({});
        },
      ),
    );
  });

  it('throws where a report to take out was never there', () => {
    expect(() => watched().remove(report(1, 1, 1))).toThrow('no stock report');
  });
});
