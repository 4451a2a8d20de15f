import { randomOf } from './random.js';

describe('the numbers of a seed', () => {
  const some = (seed: number, name: string) => Array.from({ length: 5 }, randomOf(seed, name).next);

  it('are the same each time', () => {
    expect(some(1, 'visits')).toEqual(some(1, 'visits'));
  });

  it('differ by seed and by topic', () => {
    expect(some(1, 'visits')).not.toEqual(some(2, 'visits'));
    expect(some(1, 'visits')).not.toEqual(some(1, 'screening'));
  });

  it('spread evenly from 0 to 1', () => {
    const { next } = randomOf(3, 'mean');
    const numbers = Array.from({ length: 10_000 }, next);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    expect(numbers.reduce((sum, number) => sum + number, 0) / numbers.length).toBeCloseTo(0.5, 1);
  });
});
