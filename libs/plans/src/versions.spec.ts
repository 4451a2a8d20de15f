import type { Plan } from './plan.js';
import { day, plan } from './testing/example-plan.js';
import { newestOf, planOn, versionsOf } from './versions.js';

const second: Plan = { ...plan, version: 2, validFrom: day('2025-07-01'), reason: '市里调整' };
const third: Plan = { ...plan, version: 3, validFrom: day('2025-10-01'), reason: '再调整' };
const other: Plan = { ...plan, id: 'zhoucun-2024' };
const plans = [third, plan, other, second];

describe('the versions of a plan', () => {
  it.each([
    ['2024-06-01', 1],
    ['2025-06-30', 1],
    ['2025-07-01', 2],
    ['2025-09-30', 2],
    ['2025-10-01', 3],
    ['2027-01-01', 3],
  ])('on %s version %d is in force', (on, version) => {
    expect(planOn(plans, plan.id, day(on))?.version).toBe(version);
  });

  it('are found in order, and the newest of each', () => {
    expect(versionsOf(plans, plan.id)).toEqual([plan, second, third]);
    expect(newestOf(plans)).toEqual([third, other]);
  });

  it('are none for an unknown plan', () => {
    expect(planOn(plans, 'x', 0)).toBeUndefined();
    expect(versionsOf(plans, 'x')).toEqual([]);
  });
});
