import { isComparable, isOfAnySize } from './comparable.js';

type Asked = Parameters<typeof isComparable>[0];

const asked = (kind: Asked['kind'], condition: Asked['condition'] = { atLeast: 10 }, unit = '%'): Asked => ({
  kind,
  condition,
  unit,
});

describe('whether counties can be held against a target of the whole', () => {
  it.each([
    'ratio',
    'per-capita',
    'cohort-share',
    'zero-event',
    'cases-in-time',
    'mean',
    'growth',
    'longest-run',
    'recurring',
  ] as const)('%s: yes, it says the same of any size', (kind) => {
    expect(isComparable(asked(kind))).toBe(true);
  });

  it.each(['count', 'level', 'milestone', 'rank', 'daily-mean'] as const)('%s: no', (kind) => {
    expect(isComparable(asked(kind))).toBe(false);
  });

  it('a difference: in points, not in anything else', () => {
    expect(isComparable(asked('delta'))).toBe(true);
    expect(isComparable(asked('delta', { atLeast: 10 }, '人'))).toBe(false);
  });

  it.each([[{ rises: true }], [{ falls: { byPercent: 5 } }], [{ atMost: { previousYear: true } }]] as const)(
    'a total that is asked for %j: yes, each has a past of its own',
    (condition) => {
      expect(isComparable(asked('level', condition))).toBe(true);
      expect(isOfAnySize(asked('level', condition))).toBe(false);
    },
  );

  it.each([
    [{ rises: { by: 100 } }],
    [{ falls: { over: { value: 3 } } }],
    [{ atMost: { indicator: 'mean' } }],
  ] as const)('a total that is asked for %j: no', (condition) => {
    expect(isComparable(asked('count', condition))).toBe(false);
  });

  it('a place in an order: no, whatever is asked', () => {
    expect(isComparable(asked('rank', { rises: true }))).toBe(false);
  });
});
