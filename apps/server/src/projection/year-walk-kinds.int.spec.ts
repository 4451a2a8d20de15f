import { CityYear } from './testing/city-year.js';
import { planFile, written } from './testing/little-city.js';
import { loadCity } from './testing/load-city.js';
import { daily, day, months, policy, reports, services, shortage } from './testing/year-records.js';
import { walk } from './testing/year-walk.js';

const EACH_COUNTY = { orgUnit: 'city', andEach: 'county' };

describe('a year of each kind of indicator', () => {
  walk('ratio: 接种率不低于 92%', { indicator: 'coverage', condition: { atLeast: 92 }, deadline: '上半年' }, [
    ...reports('city', 'due', { '2025-Q1': 10_000, '2025-Q2': 10_000, '2025-Q3': 10_000 }),
    ...reports('city', 'given', { '2025-Q1': 9_199, '2025-Q2': 9_201, '2025-Q3': 5_000 }),
  ])
    .on('2025-03-31', 'behind', 'yellow', {
      value: 91.99,
      expected: 92,
      gap: 0.01,
      numerator: 9_199,
      denominator: 10_000,
    })
    .on('2025-06-30', 'reached', 'green', { value: 92, gap: 0 })
    .on('2025-09-30', 'reached', 'green', { value: 92, judgedAt: '2025-06-30' });

  walk('count: 诊疗 120 人次以上', { indicator: 'visits', condition: { atLeast: 120 } }, [
    ...months('city', 'visits', [10, 10, 9.58, 10, 10, 10, 10, 10, 10, 10, 10, 10.41]),
    ...reports('city', 'visits', { '2026-01': 0 }),
  ])
    .on('2025-03-31', 'behind', 'yellow', { value: 29.58, expected: 29.589041 })
    .on('2025-12-31', 'missed', 'red', { value: 119.99, gap: 0.01 })
    .on('2026-01-31', 'missed', 'red', { value: 119.99, judgedAt: '2026-01-31' });

  walk('count of persons: 筛查 3 人以上，每人只算一次', { indicator: 'screened', condition: { atLeast: 3 } }, [
    ...services('east-clinic', { '2025-01-20': ['ann'], '2025-02-10': ['ann', 'bo'] }),
    ...services('west-hospital', { '2025-06-30': ['ann'], '2025-12-31': ['cy'] }),
    ...services('east-clinic', { '2025-06-30': ['bo'], '2025-12-31': ['bo'] }),
  ])
    .on('2025-02-10', 'on-track', 'green', { value: 2, expected: 0.336986 })
    .on('2025-02-25', 'on-track', 'green', { judgedAt: '2025-02-10', overdue: false, asked: 'no-data' })
    .on('2025-06-30', 'on-track', 'green', { value: 2 })
    .on('2025-12-31', 'reached', 'green', { value: 3 });

  walk('level: 床位 100 张以上', { indicator: 'beds', condition: { atLeast: 100 }, deadline: '上半年' }, [
    ...months('city', 'beds', [99.99, 100, 100, 100, 100, 99.99, 100, 99.99]),
  ])
    .on('2025-01-31', 'behind', 'yellow', { value: 99.99 })
    .on('2025-03-31', 'on-track', 'green', { value: 100 })
    .on('2025-06-30', 'missed', 'red', { value: 99.99 })
    .on('2025-07-31', 'made-good', 'yellow-green', { value: 100 })
    .on('2025-08-31', 'missed', 'red', { value: 99.99 });

  walk('perCapita: 每千人口护士 4.5 人', { indicator: 'nurses-per-thousand', condition: { atLeast: 4.5 } }, [
    ...reports('city', 'people', { '2024-12-31': 10_000 }),
    ...months('city', 'nurses', [44, 44, 44, 45, 45, 45, 45, 45, 45, 45, 45, 45]),
    ...reports('city', 'nurses', { '2026-01': 44 }),
  ])
    .on('2025-03-31', 'behind', 'yellow', { value: 4.4, numerator: 44, denominator: 10_000 })
    .on('2025-04-30', 'on-track', 'green', { value: 4.5 })
    .on('2025-12-31', 'reached', 'green', { value: 4.5 })
    .on('2026-01-31', 'reached', 'green', { value: 4.5, judgedAt: '2025-12-31' });

  walk('mean: 平均响应不超过 12 分钟', { indicator: 'response', condition: { atMost: 12 }, deadline: '上半年' }, [
    ...services('east-clinic', { '2025-03-31': ['ann'], '2025-06-30': ['bo'] }, 12),
    ...services('east-clinic', { '2025-03-31': ['cy'] }, 13),
    ...services('west-hospital', { '2025-06-30': ['di'] }, 11),
    ...services('west-hospital', { '2025-07-31': ['eve'] }, 60),
  ])
    .on('2025-03-31', 'behind', 'yellow', { value: 12.5, numerator: 25, denominator: 2 })
    .on('2025-06-30', 'reached', 'green', { value: 12 })
    .on('2025-07-31', 'reached', 'green', { value: 12 });

  walk('dailyMean: 近十日日均 5 人次', { indicator: 'daily-visits', condition: { atLeast: 5 }, deadline: '上半年' }, [
    ...daily('city', 'visits', '2025-03-10', '2025-04-04', 5),
    ...daily('city', 'visits', '2025-06-15', '2025-06-29', 5),
    ...daily('city', 'visits', '2025-06-30', '2025-06-30', 4.9),
    ...daily('city', 'visits', '2025-07-01', '2025-07-31', 5),
  ])
    .on('2025-03-14', 'behind', 'yellow', { value: 2.5 })
    .on('2025-03-31', 'on-track', 'green', { value: 5 })
    .on('2025-06-30', 'missed', 'red', { value: 4.99 })
    .on('2025-07-31', 'made-good', 'yellow-green', { value: 5 });

  walk('cohortShare: 有两名护士的医院占 100%', { indicator: 'with-nurses', condition: { atLeast: 100 } }, [
    ...reports('east-hospital', 'nurses', { '2025-03': 2, '2025-12': 2, '2026-01': 1 }),
    ...reports('west-hospital', 'nurses', { '2025-03': 2, '2025-12': 3, '2026-01': 1 }),
    ...reports('south-hospital', 'nurses', { '2025-03': 1, '2025-12': 2, '2026-01': 1 }),
  ])
    .on('2025-03-31', 'behind', 'yellow', { value: 66.666667, numerator: 2, denominator: 3 })
    .on('2025-12-31', 'reached', 'green', { value: 100 })
    .on('2026-01-31', 'reached', 'green', { value: 100 });

  walk(
    'cohortShare of an indicator: 诊疗超过 10 人次的医院占 60% 以上',
    { indicator: 'busy', condition: { atLeast: 60 } },
    [
      ...reports('east-hospital', 'visits', { '2025-Q1': 10.01, '2025-Q4': 1 }),
      ...reports('east-clinic', 'visits', { '2025-Q1': 1000 }),
      ...reports('west-hospital', 'visits', { '2025-Q1': 10, '2025-Q4': 0 }),
      ...reports('south-hospital', 'visits', { '2025-Q1': 3, '2025-Q4': 7.01 }),
    ],
  )
    .on('2025-03-31', 'behind', 'yellow', { value: 33.333333, numerator: 1, denominator: 3 })
    .on('2025-12-31', 'reached', 'green', { value: 66.666667 })
    .on('2026-02-28', 'reached', 'green', { value: 66.666667 });

  walk('zeroEvent: 零事故', { indicator: 'breaches', condition: { zero: true } }, [
    ...reports('east-hospital', 'breaches', { '2025-05-10': 1 }),
  ])
    .on('2025-05-09', 'on-track', 'green', { value: 0 })
    .on('2025-05-10', 'missed', 'red', { value: 1, gap: 1 })
    .on('2025-12-31', 'missed', 'red', { value: 1 })
    .on('2026-02-28', 'missed', 'red', { value: 1 })
    .at('city');

  walk('zeroEvent: 全年零事故', { indicator: 'breaches', condition: { zero: true } }, [
    ...reports('east-hospital', 'breaches', { '2026-01-10': 1 }),
  ])
    .on('2025-03-31', 'on-track', 'green', { value: 0 })
    .on('2025-12-31', 'reached', 'green', { value: 0 })
    .on('2026-02-28', 'reached', 'green', { value: 0 });

  walk('milestone: 出台意见，迟了半月', { milestone: 'policy', condition: { reached: true }, deadline: '上半年' }, [
    policy('city', '2025-07-15'),
  ])
    .on('2025-03-31', 'on-track', 'green', { value: 0, expected: null })
    .on('2025-05-30', 'on-track', 'green')
    .on('2025-05-31', 'due-soon', 'blue')
    .on('2025-06-30', 'missed', 'red')
    .on('2025-07-14', 'missed', 'red')
    .on('2025-07-15', 'made-good', 'yellow-green', { value: 1 });

  walk('milestone: 出台意见，按时', { milestone: 'policy', condition: { reached: true }, deadline: '上半年' }, [
    policy('city', '2025-06-30'),
  ])
    .on('2025-06-29', 'due-soon', 'blue', { value: 0 })
    .on('2025-06-30', 'reached', 'green', { value: 1 })
    .on('2025-12-31', 'reached', 'green', { value: 1, judgedAt: '2025-06-30' });

  walk('milestone by number: 2 家以上', { milestone: 'policy', condition: { atLeast: 2 }, deadline: '上半年' }, [
    policy('east-hospital', '2025-02-10'),
    policy('west-hospital', '2025-03-31'),
    policy('west-hospital', '2025-06-30', 'cancelled'),
    policy('south-hospital', '2025-08-01'),
  ])
    .on('2025-02-28', 'behind', 'yellow', { value: 1 })
    .on('2025-03-31', 'on-track', 'green', { value: 2 })
    .on('2025-06-30', 'missed', 'red', { value: 1 })
    .on('2025-08-01', 'made-good', 'yellow-green', { value: 2 });

  walk(
    'casesInTime: 短缺按时处置 90% 以上',
    { indicator: 'shortages-in-time', condition: { atLeast: 90 }, deadline: '上半年' },
    [
      ...shortage('east-hospital', 'a', { reported: '2025-03-01', resolved: '2025-03-09' }),
      ...shortage('west-hospital', 'b', { reported: '2025-04-01', resolved: '2025-04-20' }),
      ...[1, 2, 3, 4, 5, 6, 7, 8].flatMap((n) =>
        shortage('south-hospital', `c${n}`, { reported: '2025-07-01', resolved: '2025-07-02' }),
      ),
    ],
  )
    .on('2025-02-28', 'no-data', 'grey', { value: null, overdue: false })
    .on('2025-03-31', 'on-track', 'green', { value: 100 })
    .on('2025-04-08', 'on-track', 'green', { value: 100 })
    .on('2025-04-10', 'behind', 'yellow', { value: 50, numerator: 1, denominator: 2 })
    .on('2025-06-30', 'missed', 'red', { value: 50 })
    .on('2025-07-02', 'made-good', 'yellow-green', { value: 90 });

  walk(
    'growth over the year before: 诊疗增长 10% 以上',
    { indicator: 'visits-growth', condition: { atLeast: 10 }, deadline: '上半年' },
    [
      ...months('city', 'visits', Array<number>(12).fill(100), 2024),
      ...months('city', 'visits', [110, 110, 109.99, 110, 110, 110.01, 20, 20]),
    ],
  )
    .on('2025-03-30', 'on-track', 'green', { value: 10, judgedAt: '2025-02-28', numerator: 220, denominator: 200 })
    .on('2025-03-31', 'behind', 'yellow', { value: 9.996667, numerator: 329.99, denominator: 300 })
    .on('2025-06-30', 'reached', 'green', { value: 10, numerator: 660, denominator: 600 })
    .on('2025-08-31', 'reached', 'green', { value: 10 });

  walk(
    'growth over another indicator: 比全省均值高 5% 以上',
    { indicator: 'visits-over-mean', condition: { atLeast: 5 } },
    [
      ...reports('city', 'mean-last-year', { '2024-12-31': 100 }),
      ...months('city', 'visits', [10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 4.99, 0.01]),
      ...reports('city', 'visits', { '2026-01': 1000 }),
    ],
  )
    .on('2025-03-31', 'behind', 'yellow', { value: -70, numerator: 30, denominator: 100 })
    .on('2025-11-30', 'behind', 'yellow', { value: 4.99 })
    .on('2025-12-31', 'reached', 'green', { value: 5 })
    .on('2026-01-31', 'reached', 'green', { value: 5 });

  walk('delta: 接种率提高 2 个百分点', { indicator: 'coverage-gain', condition: { atLeast: 2 }, deadline: '上半年' }, [
    ...reports('city', 'due', { '2024-Q1': 10_000, '2024-Q2': 10_000, '2025-Q1': 10_000, '2025-Q2': 10_000 }),
    ...reports('city', 'given', { '2024-Q1': 9_000, '2024-Q2': 9_000, '2025-Q1': 9_199, '2025-Q2': 9_201 }),
  ])
    .on('2025-03-31', 'behind', 'yellow', { value: 1.99, numerator: 91.99, denominator: 90 })
    .on('2025-06-30', 'reached', 'green', { value: 2 })
    .on('2025-08-31', 'reached', 'green', { value: 2 });

  walk(
    'rank: 诊疗居全市首位',
    { indicator: 'visits-rank', condition: { rankAtMost: 1 }, appliesTo: EACH_COUNTY, deadline: '上半年' },
    [
      ...reports('east', 'visits', { '2025-Q1': 10, '2025-Q2': 20, '2025-Q3': 0 }),
      ...reports('west', 'visits', { '2025-Q1': 20, '2025-Q2': 5, '2025-Q3': 90 }),
      ...reports('south', 'visits', { '2025-Q1': 20, '2025-Q2': 10, '2025-Q3': 0 }),
    ],
  )
    .at('east')
    .on('2025-03-31', 'behind', 'yellow', { value: 3, denominator: 3 })
    .at('west')
    .on('2025-03-31', 'on-track', 'green', { value: 1 })
    .on('2025-06-30', 'missed', 'red', { value: 3 })
    .at('east')
    .on('2025-06-30', 'reached', 'green', { value: 1 })
    .at('south')
    .on('2025-06-30', 'reached', 'green', { value: 1 })
    .at('city')
    .on('2025-06-30', 'no-data', 'grey', { value: null })
    .at('west')
    .on('2025-09-30', 'made-good', 'yellow-green', { value: 1 });

  walk('longestRun: 连续 6 个月', { indicator: 'longest-run', condition: { atLeast: 6 } }, [
    ...months('city', 'visits', [5, 5, 4.99, 5, 5, 5, 5, 5, 5, 0, 0, 0]),
  ])
    .on('2025-03-31', 'on-track', 'green', { value: 2, expected: 1.479452 })
    .on('2025-06-29', 'behind', 'yellow', { value: 2, judgedAt: '2025-05-31' })
    .on('2025-06-30', 'on-track', 'green', { value: 3, expected: 2.975342 })
    .on('2025-09-30', 'reached', 'green', { value: 6 })
    .on('2025-12-31', 'reached', 'green', { value: 6 })
    .on('2026-02-28', 'reached', 'green', { value: 6 });

  walk('recurring: 每月都要，缺一月就无法补', { indicator: 'monthly', condition: { atLeast: 100 } }, [
    ...months('city', 'visits', [5, 5, 5, 4.99, 9, 5, 5, 5, 5, 5, 5, 5]),
  ])
    .on('2025-03-30', 'on-track', 'green', { value: 100, numerator: 2, denominator: 2, judgedAt: '2025-02-28' })
    .on('2025-03-31', 'on-track', 'green', { value: 100, numerator: 3, denominator: 3 })
    .on('2025-04-29', 'on-track', 'green', { value: 100, judgedAt: '2025-03-31' })
    .on('2025-04-30', 'missed', 'red', { value: 75, numerator: 3, denominator: 4 })
    .on('2025-12-31', 'missed', 'red', { value: 91.666667 })
    .on('2026-02-28', 'missed', 'red', { value: 91.666667 });

  walk('recurring: 每月都要，容一月之缺', { indicator: 'monthly', condition: { above: 90 } }, [
    ...months('city', 'visits', [5, 5, 5, 4.99, 5, 5, 5, 5, 5, 5, 5, 5]),
  ])
    .on('2025-04-30', 'behind', 'yellow', { value: 75 })
    .on('2025-10-31', 'behind', 'yellow', { value: 90 })
    .on('2025-11-30', 'on-track', 'green', { value: 90.909091 })
    .on('2025-12-31', 'reached', 'green', { value: 91.666667 });

  const weeks = Array.from({ length: 52 }, (_, i) => `2025-W${String(i + 1).padStart(2, '0')}`);
  const sittings = Object.fromEntries(weeks.map((week, i) => [week, i === 1 ? 1 : i === 2 ? 3 : 2]));
  walk('recurring with makeUp: 每周 2 次，多做的可补', { indicator: 'weekly-made-up', condition: { atLeast: 100 } }, [
    ...reports('city', 'visits', { ...sittings, '2026-W01': 0 }),
  ])
    .on('2025-01-05', 'on-track', 'green', { value: 100, numerator: 1, denominator: 1 })
    .on('2025-01-12', 'behind', 'yellow', { value: 50, numerator: 1, denominator: 2 })
    .on('2025-01-19', 'on-track', 'green', { value: 100, numerator: 3, denominator: 3 })
    .on('2025-12-31', 'on-track', 'green', { value: 100, judgedAt: '2025-12-28', denominator: 52 })
    .on('2026-01-04', 'reached', 'green', { value: 100 });

  it('cohortShare: a report of whatever facility of the county tells at once that its data are in', async () => {
    const targets = [
      written({ id: 'nursed', indicator: 'with-nurses', condition: { atLeast: 100 }, appliesTo: EACH_COUNTY }),
      written({ id: 'visits', indicator: 'visits', condition: { atLeast: 1 }, appliesTo: EACH_COUNTY }),
    ];
    const records = [
      ...reports('east-hospital', 'nurses', { '2025-01': 2 }),
      ...daily('east-hospital', 'visits', '2025-04-01', '2025-04-10', 1),
    ];
    const year = await CityYear.open(
      await loadCity({ 'plans/plan.yaml': planFile({ targets }) }),
      records,
      day('2025-01-01'),
    );
    await year.walkTo(day('2025-04-10'));
    expect(year.judged('nursed', 'east').status).toMatchObject({ state: 'no-data', overdue: true });
    await year.receive(reports('east-clinic', 'nurses', { '2025-03': 1 }));
    expect(year.judged('nursed', 'east').status).toMatchObject({
      state: 'on-track',
      value: 100,
      coverage: day('2025-03-31'),
    });
    await year.close();
  });
});
