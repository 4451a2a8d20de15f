import { ranksOf } from './ranks.js';

describe('ranks', () => {
  it('put the largest first where more is better, and let equal values share a place', () => {
    const ranks = ranksOf(new Map([['a', 1], ['b', 3], ['c', 3], ['d', 2]]), 'up'); // prettier-ignore
    expect([...ranks].sort()).toEqual([['a', 4], ['b', 1], ['c', 1], ['d', 3]]); // prettier-ignore
  });

  it('put the smallest first where less is better', () => {
    expect(ranksOf(new Map([['a', 2], ['b', 1]]), 'down').get('b')).toBe(1); // prettier-ignore
  });

  it('take shares that differ by rounding alone for equal', () => {
    expect(ranksOf(new Map([['a', 0.1 + 0.2], ['b', 0.3]]), 'up').get('b')).toBe(1); // prettier-ignore
  });

  it('need somebody to compare with', () => {
    expect(ranksOf(new Map([['a', 1]]), 'up').size).toBe(0);
  });
});
