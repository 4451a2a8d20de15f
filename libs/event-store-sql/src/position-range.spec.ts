import { rangesAfter, rangesUpTo } from './position-range.js';

describe('rangesAfter', () => {
  it('joins neighbours and cuts at both ends', () => {
    const appends = [
      [10, 5, 0],
      [12, 2, 5],
      [30, 10, 7],
    ] as const;
    expect(rangesAfter(appends, 7, 8)).toEqual([
      { first: 8, last: 12 },
      { first: 21, last: 23 },
    ]);
  });

  it('is empty where nothing stands behind the position', () => {
    expect(rangesAfter([[10, 5, 0]], 10, 8)).toEqual([]);
    expect(rangesAfter([[10, 5, 0]], 99, 8)).toEqual([]);
  });
});

describe('rangesUpTo', () => {
  it('begins at the revision and goes back as far as the limit', () => {
    const appends = [
      [30, 10, 7],
      [12, 2, 5],
      [10, 5, 0],
    ] as const;
    expect(rangesUpTo(appends, 9, 6)).toEqual([
      { first: 10, last: 10 },
      { first: 11, last: 12 },
      { first: 21, last: 23 },
    ]);
  });
});
