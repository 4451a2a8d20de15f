import { day } from '../testing/example-plan.js';
import { defaultPacing, parsePacing, readPacing, type Pacing } from './registry.js';

const year = { from: day('2025-01-01'), to: day('2025-12-31') };
const dated: Pacing = {
  steps: [
    { by: day('2025-03-31'), value: 10 },
    { by: day('2025-06-30'), value: 40 },
  ],
};

describe('what of a goal is due', () => {
  it.each<[string, Pacing, string, number]>([
    ['linear, first day', 'linear', '2025-01-01', 1],
    ['linear, mid-year', 'linear', '2025-07-01', 182],
    ['linear, last day but one', 'linear', '2025-12-30', 364],
    ['linear, last day', 'linear', '2025-12-31', 365],
    ['full, first day', 'full', '2025-01-01', 365],
    ['full, last day', 'full', '2025-12-31', 365],
    ['steps, the day before the first', dated, '2025-03-30', 0],
    ['steps, the day of the first', dated, '2025-03-31', 10],
    ['steps, the day before the second', dated, '2025-06-29', 10],
    ['steps, after the last', dated, '2025-11-01', 40],
  ])('%s', (_, pacing, at, due) => {
    expect(readPacing(pacing).expected(pacing, 365, day(at), year)).toBeCloseTo(due, 9);
  });
});

describe('parsePacing', () => {
  it('reads the words and dated steps', () => {
    expect(parsePacing('linear', 2025)).toEqual({ ok: true, value: 'linear' });
    expect(parsePacing('full', 2025)).toEqual({ ok: true, value: 'full' });
    expect(
      parsePacing(
        {
          steps: [
            { by: '2025-03-31', value: 10 },
            { by: '上半年', value: 40 },
          ],
        },
        2025,
      ),
    ).toEqual({ ok: true, value: dated });
  });

  it('lets counts accrue and everything else be due in full where the plan is silent', () => {
    expect(parsePacing(undefined, 2025, 'count')).toEqual({ ok: true, value: 'linear' });
    expect(parsePacing(undefined, 2025, 'ratio')).toEqual({ ok: true, value: 'full' });
    expect(defaultPacing(undefined)).toBe('full');
  });

  it.each([
    ['monthly', 'linear'],
    [{ curves: [] }, 'linear'],
    [{ steps: [] }, '非空列表'],
    [{ steps: [3] }, 'by: 日期'],
    [{ steps: [{ value: 3 }] }, 'by: 日期'],
    [{ steps: [{ by: '2025-02-30', value: 3 }] }, '时限应为日期'],
    [{ steps: [{ by: '2025-02-28', value: '3' }] }, '应为一个数字'],
  ])('refuses %j', (raw, words) => {
    const parsed = parsePacing(raw, 2025);
    expect(parsed.ok ? '' : parsed.message).toContain(words);
  });
});
