import { dayOf, type Day } from '#calendar';
import { CompiledIndicators, type UnitReader } from '#indicators';
import { judge, type TargetState } from '#plans';
import { loadXiaoxian, targetOf } from './testing/xiaoxian-plan.js';

const FIRST = dayOf(2025, 1, 1) as Day;
const LAST = dayOf(2025, 12, 31) as Day;

/** Hours of training on the 15th of each month of 2025, from January on. */
type Hours = readonly number[];

function readerOf(hours: Hours): UnitReader {
  const sum = (_: string, from: Day, to: Day): number | null => {
    const inside = hours.filter((_hours, i) => {
      const day = dayOf(2025, i + 1, 15) as Day;
      return day >= from && day <= to;
    });
    return inside.length === 0 ? null : inside.reduce((total, one) => total + one, 0);
  };
  return { sum, holding: () => null, value: () => null, siblings: () => [], members: () => [] };
}

/** How a health centre stands at the end of a month, of which the last of the hours are. */
async function stateAfter(hours: Hours): Promise<TargetState> {
  const { catalogue, plan } = await loadXiaoxian();
  const target = targetOf(plan, 'public-health-training');
  const { computation, version } = new CompiledIndicators(catalogue.indicators, catalogue.measures).versionAt(
    target.indicator,
    FIRST,
  );
  const endOfMonth = hours.length === 12 ? LAST : (dayOf(2025, hours.length + 1, 1) as Day) - 1;
  const reader = readerOf(hours);
  const observation = {
    valueAt: (day: Day) => ({ ...computation.evaluate(reader, FIRST, day, LAST), definitionVersion: version }),
    coverage: endOfMonth,
    reportWithinDays: 10,
    completenessAt: () => null,
  };
  return judge(target, plan, observation, endOfMonth).state;
}

describe('the monthly training at a health centre of Xiaoxian', () => {
  it.each<[string, Hours, TargetState]>([
    ['each month has its hour', [1, 1, 1.5], 'on-track'],
    ['a month has less', [1, 0.5], 'missed'],
    ['a month has none', [1, 0], 'missed'],
    ['more in the next month is to make up for it', [1, 0, 2], 'missed'],
    ['all twelve months have theirs', [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 'reached'],
  ])('where %s: %j', async (_, hours, state) => {
    expect(await stateAfter(hours)).toBe(state);
  });
});
