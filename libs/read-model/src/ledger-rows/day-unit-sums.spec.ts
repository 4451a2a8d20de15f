import type { CounterDelta } from '#indicators';
import { changedRows, changedSums, dayUnitChanges, sumsOf, UNITS } from './day-unit-sums.js';

const delta = (measure: number, amount: number, contributions: number, more: Partial<CounterDelta> = {}) => ({
  day: 20_000,
  unit: 7,
  measure,
  amount,
  contributions,
  ...more,
});

const KEY = 20_000 * UNITS + 7;

describe('sums of a unit on a day', () => {
  it('lie in the order of measures, whatever order they come in', () => {
    const one = changedSums(changedSums(undefined, [delta(5, 2, 1)]), [delta(3, 1, 1), delta(9, 4, 2)]);
    const other = changedSums(undefined, [delta(9, 4, 2), delta(5, 2, 1), delta(3, 1, 1)]);
    expect(one).toBe(other);
    expect(sumsOf({ key: KEY, sums: one })).toEqual([delta(3, 1, 1), delta(5, 2, 1), delta(9, 4, 2)]);
  });

  it('add up, and leave no trace once they are nothing', () => {
    const first = changedSums(undefined, [delta(3, 1.5, 1), delta(5, 2, 1)]);
    const less = changedSums(first, [delta(3, -1.5, -1)]);
    expect(less).toBe(changedSums(undefined, [delta(5, 2, 1)]));
    expect(changedSums(less, [delta(5, -2, -1)])).toBe('');
  });

  it('keep an amount of nothing that was told, and one that nobody told', () => {
    expect(sumsOf({ key: KEY, sums: changedSums(undefined, [delta(3, 0, 1)]) })).toHaveLength(1);
    expect(sumsOf({ key: KEY, sums: changedSums(undefined, [delta(3, 4, 0)]) })).toHaveLength(1);
  });

  it('change row by row, in order of day and unit', () => {
    const changes = dayUnitChanges([
      delta(1, 1, 1, { day: 2, unit: 9 }),
      delta(2, 1, 1, { day: 2, unit: 3 }),
      delta(3, 1, 1, { day: 2, unit: 9 }),
      delta(1, 1, 1, { day: 1, unit: 9 }),
    ]);
    expect(changes.map(({ key, deltas }) => [key, deltas.map(({ measure }) => measure)])).toEqual([
      [UNITS + 9, [1]],
      [2 * UNITS + 3, [2]],
      [2 * UNITS + 9, [1, 3]],
    ]);
  });

  it('are told apart by whether anything is left', () => {
    const before = [{ key: KEY, sums: changedSums(undefined, [delta(3, 1, 1)]) }];
    const { changed, gone } = changedRows(dayUnitChanges([delta(3, -1, -1), delta(3, 1, 1, { unit: 8 })]), before);
    expect(gone).toEqual([{ key: KEY }]);
    expect(changed).toEqual([{ key: KEY + 1, sums: '[3,1,1]' }]);
  });
});
