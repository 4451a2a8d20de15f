import { firstDayOfYear, formatDay, lastDayOfYear, parsePeriod, periodOf as periodOfServer } from '#calendar';
import { daysOf, grainOf, nextPeriod, periodOf, windowOf, type Grain } from './period.js';

const GRAINS: readonly Grain[] = ['day', 'week', 'month', 'quarter', 'half', 'year'];

describe('a period', () => {
  it.each(GRAINS)('of grain %s is the one the server means', (grain) => {
    const wrong: string[] = [];
    for (let day = firstDayOfYear(2019); day <= lastDayOfYear(2029); day += 1) {
      const theirs = periodOfServer(day, grain);
      const ours = periodOf(formatDay(day), grain);
      const { from, to } = windowOf(ours);
      if (ours !== theirs.name || from !== formatDay(theirs.from) || to !== formatDay(theirs.to)) wrong.push(ours);
      if (grainOf(ours) !== grain || windowOf(nextPeriod(ours)).from <= to) wrong.push(`next of ${ours}`);
      if (nextPeriod(nextPeriod(ours), -1) !== ours) wrong.push(`back to ${ours}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each(['2025-H3', '2025-Q0', '2025-13', '2025-W00', '2025-W53', '2025-02-29', '2025-3', '0000', '25', ''])(
    'is not %p',
    (name) => {
      expect(parsePeriod(name)).toBeUndefined();
      expect(() => windowOf(name)).toThrow('不是周期');
    },
  );

  it('lists its days', () => {
    expect(daysOf(windowOf('2024'))).toHaveLength(366);
    expect(daysOf(windowOf('2025-03-05'))).toEqual(['2025-03-05']);
    expect(daysOf({ from: '2025-03-05', to: '2025-03-04' })).toEqual([]);
  });

  it('ends at the last day that can be written', () => {
    expect(windowOf('9999').to).toBe('9999-12-31');
    expect(windowOf('9999-Q4').to).toBe('9999-12-31');
  });
});
