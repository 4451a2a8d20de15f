import { CityYear } from './testing/city-year.js';
import { levels, totals } from './testing/courses.js';
import { planFile, written } from './testing/little-city.js';
import { loadCity } from './testing/load-city.js';
import { daily, day, months, reports } from './testing/year-records.js';
import { walk } from './testing/year-walk.js';

const EACH_COUNTY = { orgUnit: 'city', andEach: 'county' };

describe('tolerance 左右、约', () => {
  levels('equals 6 张左右', { condition: { equals: 6 }, tolerance: 1 }, [
    [4.99, 'behind', 5, 'reached', 9, 'reached'],
    [7, 'on-track', 7.01, 'missed', 7, 'made-good'],
    [7.01, 'behind', 4.99, 'missed', 5, 'made-good'],
  ]);
  levels('between 60–70 张左右', { condition: { between: [60, 70] }, tolerance: 1 }, [
    [58.99, 'behind', 59, 'reached', 0, 'reached'],
    [71, 'on-track', 71.01, 'missed', 71, 'made-good'],
  ]);
  levels('atMost 100 张左右', { condition: { atMost: 100 }, tolerance: 3 }, [
    [103.01, 'behind', 103, 'reached', 110, 'reached'],
    [103, 'on-track', 103.01, 'missed', 103, 'made-good'],
  ]);
  levels('above 100 张左右，仍不含', { condition: { above: 100 }, tolerance: 3 }, [
    [97, 'behind', 97.01, 'reached', 90, 'reached'],
    [97.01, 'on-track', 97, 'missed', 97.01, 'made-good'],
  ]);
  totals('atLeast 约 200，可差 5%：序时进度也按 190', { condition: { atLeast: 200 }, tolerance: { percent: 5 } }, [
    [94.47, 'behind', 189.99, 'missed', 190, 'made-good'],
    [94.48, 'on-track', 190, 'reached', 190, 'reached'],
  ]);
  levels('rises by 上升约 2 张', { condition: { rises: { by: 2 } }, tolerance: 0.5, baseline: { value: 80 } }, [
    [81.49, 'behind', 81.5, 'reached', 80, 'reached'],
    [81.5, 'on-track', 81.49, 'missed', 81.5, 'made-good'],
  ]);
});

describe('strength', () => {
  const lastYear = ['east', 'west', 'south'].flatMap((county) => reports(county, 'beds', { '2024-06': 80 }));
  levels(
    'directional 持续提升：从不为红',
    { condition: { rises: true }, strength: 'directional' },
    [
      [80, 'behind', 80, 'behind', 80.01, 'made-good'],
      [80.01, 'on-track', 80.01, 'reached', 80, 'reached'],
      [79, 'behind', 79, 'behind', 79, 'behind'],
    ],
    lastYear,
  );
  levels(
    'directional 持续下降',
    { condition: { falls: true }, strength: 'directional' },
    [
      [80, 'behind', 80, 'behind', 79.99, 'made-good'],
      [79.99, 'on-track', 79.99, 'reached', 80, 'reached'],
    ],
    lastYear,
  );
  levels('stretch 力争：从不为红', { condition: { atLeast: 92 }, strength: 'stretch' }, [
    [91.99, 'behind', 91.99, 'behind', 92, 'made-good'],
    [92, 'on-track', 92, 'reached', 91, 'reached'],
  ]);
  totals('stretch 力争不超过：破了也不为红', { condition: { atMost: 50 }, strength: 'stretch' }, [
    [50.01, 'behind', 50.01, 'behind', 50.01, 'behind'],
    [50, 'on-track', 50, 'reached', 60, 'reached'],
  ]);
});

describe('stages 先行、逐步推开', () => {
  const stages = [{ from: '2025-01-01', cohort: 'pilots' }, { from: '2025-07-01' }];
  const inStages = (list: readonly unknown[]) => ({ ...EACH_COUNTY, stages: list });
  const beds = (county: string) => months(county, 'beds', [1, 1, 1, 1, 1, 99.99, 99.99, 99.99, 99.99, 99.99, 100, 100]);

  walk(
    'a level: 试点先判，其余七月起',
    { indicator: 'beds', condition: { atLeast: 100 }, appliesTo: inStages(stages) },
    [...beds('east'), ...beds('west')],
  )
    .at('east')
    .on('2025-01-31', 'behind', 'yellow', { value: 1 })
    .at('west')
    .on('2025-01-31', 'not-started', 'grey', { value: null })
    .on('2025-06-30', 'not-started', 'grey')
    .at('east')
    .on('2025-06-30', 'behind', 'yellow', { value: 99.99 })
    .at('west')
    .on('2025-07-31', 'behind', 'yellow', { value: 99.99 })
    .on('2025-12-31', 'reached', 'green', { value: 100 })
    .at('east')
    .on('2025-12-31', 'reached', 'green', { value: 100 });

  const total = { indicator: 'visits', condition: { atLeast: 184 }, appliesTo: inStages(stages) };
  walk('a total: 从本阶段起按日均摊', total, [
    ...daily('west', 'visits', '2025-07-01', '2025-12-31', 1),
    ...daily('east', 'visits', '2025-07-01', '2025-12-31', 0.99),
  ])
    .at('west')
    .on('2025-07-31', 'on-track', 'green', { value: 31, expected: 31 })
    .at('east')
    .on('2025-07-31', 'behind', 'yellow', { value: 30.69, expected: 106.871233 })
    .on('2025-12-31', 'missed', 'red', { value: 182.16 })
    .at('west')
    .on('2025-12-31', 'reached', 'green', { value: 184 });

  it('do not ask anything of a unit that no stage holds', async () => {
    const appliesTo = inStages(stages.slice(0, 1));
    const plan = planFile({ targets: [written({ indicator: 'beds', condition: { atLeast: 1 }, appliesTo })] });
    const year = await CityYear.open(await loadCity({ 'plans/plan.yaml': plan }), [], day('2025-01-01'));
    await year.walkTo(day('2025-07-31'));
    expect(year.board.map(({ judged }) => judged.unit)).toEqual(['city', 'east']);
    expect((await year.read('west', day('2025-07-31'))).targets).toEqual([]);
    await year.close();
  });
});

describe('parts 分解', () => {
  const parts = [
    {
      orgUnit: 'east',
      value: 181,
      parts: [
        { orgUnit: 'east-hospital', value: 90.5 },
        { orgUnit: 'east-clinic', value: 90.5 },
      ],
    },
    { orgUnit: 'west', value: 181 },
  ];
  walk(
    'each part is judged by itself',
    { indicator: 'visits', condition: { atLeast: 362 }, deadline: '上半年', parts },
    [
      ...reports('east-hospital', 'visits', { '2025-03': 45, '2025-06': 45.5, '2025-08': 0 }),
      ...reports('east-clinic', 'visits', { '2025-03': 44.99, '2025-06': 45.5, '2025-08': 0.01 }),
      ...reports('west', 'visits', { '2025-03': 181, '2025-06': 1, '2025-08': 0 }),
    ],
  )
    .at('city')
    .on('2025-03-31', 'on-track', 'green', { value: 270.99, expected: 180 })
    .at('east')
    .of('it.east')
    .on('2025-03-31', 'behind', 'yellow', { value: 89.99, expected: 90 })
    .at('east-hospital')
    .of('it.east.east-hospital')
    .on('2025-03-31', 'on-track', 'green', { value: 45, expected: 45 })
    .at('east-clinic')
    .of('it.east.east-clinic')
    .on('2025-03-31', 'behind', 'yellow', { value: 44.99, expected: 45 })
    .at('west')
    .of('it.west')
    .on('2025-03-31', 'reached', 'green', { value: 181 })
    .at('east-clinic')
    .of('it.east.east-clinic')
    .on('2025-06-30', 'missed', 'red', { value: 90.49 })
    .at('city')
    .of('it')
    .on('2025-06-30', 'reached', 'green', { value: 362.99 })
    .at('east-clinic')
    .of('it.east.east-clinic')
    .on('2025-08-31', 'made-good', 'yellow-green', { value: 90.5 });
});
