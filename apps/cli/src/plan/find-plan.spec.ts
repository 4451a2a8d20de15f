import { parseDay } from '#calendar';
import type { Plan } from '#plans';
import { findPlan } from './find-plan.js';

const version = (id: string, number: number, validFrom?: string): Plan =>
  ({ id, version: number, ...(validFrom !== undefined && { validFrom: parseDay(validFrom) }) }) as Plan;
const plans = [version('jining-2025', 1), version('jining-2025', 2, '2025-07-01'), version('haian-2025', 1)];
const found = (wanted?: Parameters<typeof findPlan>[2]) => findPlan(plans, 'jining-2025', wanted).version;

describe('the version of a plan', () => {
  it('is the newest, a named one, or the one in force on a day', () => {
    expect(found()).toBe(2);
    expect(found({ version: 1 })).toBe(1);
    expect(found({ on: parseDay('2025-06-30')! })).toBe(1);
    expect(found({ on: parseDay('2025-07-01')! })).toBe(2);
  });

  it('that there is not is refused with those that there are', () => {
    expect(() => found({ version: 3 })).toThrow('jining-2025 没有第 3 版；现有第 1、2 版');
    expect(() => findPlan(plans, 'jinning-2025')).toThrow('没有工作要点 jinning-2025；是否想写 jining-2025？');
    expect(() => findPlan(plans, 'x')).toThrow('没有工作要点 x；现有 jining-2025、haian-2025');
  });
});
