import { levels, totals } from './testing/courses.js';
import { CityYear } from './testing/city-year.js';
import { planFile, written } from './testing/little-city.js';
import { loadCity } from './testing/load-city.js';
import { daily, day, late, months, reports } from './testing/year-records.js';
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

describe('deadline', () => {
  const visits = months('city', 'visits', [10, 10, 10, 10, 10.06, 9.93, 0.01, 10, 10, 10, 10, 10]);
  const more = reports('city', 'visits', { '2026-01': 0 });

  walk('上半年', { indicator: 'visits', condition: { atLeast: 60 }, deadline: '上半年' }, visits)
    .on('2025-04-30', 'on-track', 'green', { value: 40, expected: 39.779006 })
    .on('2025-05-31', 'due-soon', 'blue', { value: 50.06, expected: 50.055249 })
    .on('2025-06-30', 'missed', 'red', { value: 59.99, expected: 60 })
    .on('2025-07-31', 'made-good', 'yellow-green', { value: 60 });

  walk(
    '年底前，提前 31 天提醒',
    { indicator: 'visits', condition: { atLeast: 109 }, deadline: '年底前', noticeDays: 31 },
    [...visits, ...more],
  )
    .on('2025-11-30', 'due-soon', 'blue', { value: 100, expected: 99.742466 })
    .on('2025-12-31', 'reached', 'green', { value: 110 })
    .on('2026-01-31', 'reached', 'green', { value: 110, judgedAt: '2025-12-31' });

  walk('不写即年底', { indicator: 'visits', condition: { above: 110 } }, [...visits, ...more])
    .on('2025-10-31', 'behind', 'yellow', { value: 90, expected: 91.616438 })
    .on('2025-12-31', 'missed', 'red', { value: 110 })
    .on('2026-01-31', 'missed', 'red', { value: 110 });

  walk(
    '写明的日期，提前 10 天提醒',
    { indicator: 'beds', condition: { atLeast: 1 }, deadline: '2025-09-15', noticeDays: 10 },
    [...daily('city', 'beds', '2025-09-01', '2025-09-14', 0), ...daily('city', 'beds', '2025-09-15', '2025-09-20', 1)],
  )
    .on('2025-09-04', 'behind', 'yellow')
    .on('2025-09-14', 'behind', 'yellow')
    .on('2025-09-15', 'reached', 'green')
    .on('2025-09-20', 'reached', 'green', { judgedAt: '2025-09-15' });

  const steps = {
    steps: [
      { by: '2025-12-31', value: 100 },
      { by: '2026-12-31', value: 200 },
    ],
  };
  const threeYears = { indicator: 'visits', condition: { atLeast: 300 }, deadline: '三年内', pacing: steps };
  walk('三年内，逐年分步，差一点', threeYears, [
    ...reports('city', 'visits', { '2025-H1': 1, '2025-H2': 98.99, '2026-H1': 0.01, '2026-H2': 100 }),
    ...reports('city', 'visits', { '2027-H1': 0, '2027-H2': 99.99 }),
  ])
    .on('2025-06-30', 'on-track', 'green', { value: 1, expected: 0 })
    .on('2025-12-31', 'behind', 'yellow', { value: 99.99, expected: 100 })
    .on('2026-06-30', 'on-track', 'green', { value: 100, expected: 100 })
    .on('2026-12-31', 'on-track', 'green', { value: 200, expected: 200 })
    .on('2027-06-30', 'on-track', 'green', { value: 200, expected: 200 })
    .on('2027-12-31', 'missed', 'red', { value: 299.99, expected: 300 });

  walk('三年内，提前做到', threeYears, [...reports('city', 'visits', { '2025': 100, '2026': 200, '2027': 0 })])
    .on('2025-12-31', 'on-track', 'green', { value: 100 })
    .on('2026-12-31', 'reached', 'green', { value: 300 })
    .on('2027-12-31', 'reached', 'green', { value: 300 })
    .on('2028-02-28', 'reached', 'green', { value: 300 });
});

describe('pacing', () => {
  totals('full 随时足额', { condition: { atLeast: 100 }, pacing: 'full' }, [
    [99.99, 'behind', 99.99, 'missed', 100, 'made-good'],
    [100, 'on-track', 100, 'reached', 100, 'reached'],
  ]);
  totals('linear 按日均摊', { condition: { atLeast: 181 }, pacing: 'linear' }, [
    [89.99, 'behind', 180.99, 'missed', 181, 'made-good'],
    [90, 'on-track', 181, 'reached', 181, 'reached'],
  ]);
  const steps = {
    steps: [
      { by: '2025-03-31', value: 40 },
      { by: '上半年', value: 100 },
    ],
  };
  totals('steps 分步：三月底 40', { condition: { atLeast: 100 }, pacing: steps }, [
    [39.99, 'behind', 99.99, 'missed', 100, 'made-good'],
    [40, 'on-track', 100, 'reached', 100, 'reached'],
    [100, 'reached', 100, 'reached', 100, 'reached'],
  ]);
  walk(
    'steps 分步：第一步之前什么也不欠',
    { indicator: 'visits', condition: { atLeast: 100 }, pacing: steps, deadline: '上半年' },
    [...daily('city', 'visits', '2025-03-01', '2025-03-31', 1)],
  )
    .on('2025-03-30', 'on-track', 'green', { value: 30, expected: 0, percent: null })
    .on('2025-03-31', 'behind', 'yellow', { value: 31, expected: 40, percent: 77.5 });

  const curve = { curve: [1, 1, 2, 2, 2, 2, 9, 9, 9, 9, 9, 9] };
  totals('curve 按月曲线：三月底 40', { condition: { atLeast: 100 }, pacing: curve }, [
    [39.99, 'behind', 99.99, 'missed', 100, 'made-good'],
    [40, 'on-track', 100, 'reached', 100, 'reached'],
  ]);
  walk(
    'curve 按月曲线：月内均匀',
    { indicator: 'visits', condition: { atLeast: 100 }, pacing: curve, deadline: '上半年' },
    [...daily('city', 'visits', '2025-01-18', '2025-02-28', 0.5)],
  )
    .on('2025-02-14', 'behind', 'yellow', { value: 14, expected: 15 })
    .on('2025-02-28', 'on-track', 'green', { value: 21, expected: 20 });

  totals(
    'curve previousYear 按上年形状：三月底四分之一，没有上年即按日均摊',
    { condition: { atLeast: 200 }, pacing: { curve: 'previousYear' } },
    [
      [49.99, 'behind', 199.99, 'missed', 200, 'made-good'],
      [50, 'on-track', 200, 'reached', 200, 'reached'],
      [99.44, 'behind', 200, 'reached', 200, 'reached'],
    ],
    ['east', 'west'].flatMap((county) =>
      reports(county, 'visits', { '2024-02': 10, '2024-03': 20, '2024-06': 90, '2024-12': 500 }),
    ),
  );
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

describe('window', () => {
  walk('month 每月 31 人次', { indicator: 'visits', condition: { atLeast: 31 }, window: 'month', noticeDays: 2 }, [
    ...daily('city', 'visits', '2025-01-01', '2025-02-28', 1),
    ...daily('city', 'visits', '2025-12-01', '2025-12-30', 1),
    ...daily('city', 'visits', '2025-12-31', '2025-12-31', 0.99),
  ])
    .on('2025-01-15', 'on-track', 'green', { value: 15, expected: 15 })
    .on('2025-01-31', 'reached', 'green', { value: 31 })
    .on('2025-02-01', 'behind', 'yellow', { value: 1, expected: 1.107143 })
    .on('2025-02-28', 'missed', 'red', { value: 28, expected: 31 })
    .on('2025-12-28', 'on-track', 'green', { value: 28, expected: 28 })
    .on('2025-12-30', 'due-soon', 'blue', { value: 30, expected: 30 })
    .on('2025-12-31', 'missed', 'red', { value: 30.99 });

  walk('quarter 每季 90 人次', { indicator: 'visits', condition: { atLeast: 90 }, window: 'quarter' }, [
    ...months('city', 'visits', [30, 30, 30, 30, 30, 29.99, 91, 0, 0, 0, 0, 0]),
  ])
    .on('2025-02-28', 'on-track', 'green', { value: 60, expected: 59 })
    .on('2025-03-31', 'reached', 'green', { value: 90 })
    .on('2025-04-30', 'on-track', 'green', { value: 30, expected: 29.67033 })
    .on('2025-06-30', 'missed', 'red', { value: 89.99 })
    .on('2025-07-31', 'reached', 'green', { value: 91 })
    .on('2025-09-30', 'reached', 'green', { value: 91 })
    .on('2025-12-31', 'missed', 'red', { value: 0 });

  walk(
    'month: what the next January brings does not make December good',
    { indicator: 'visits', condition: { atLeast: 31 }, window: 'month' },
    [...months('city', 'visits', Array<number>(12).fill(30)), ...reports('city', 'visits', { '2026-01': 31 })],
  )
    .on('2025-12-31', 'missed', 'red', { value: 30 })
    .on('2026-01-31', 'missed', 'red', { value: 30, judgedAt: '2026-01-31' });

  walk('year: nor does it make the year good', { indicator: 'visits', condition: { atLeast: 361 } }, [
    ...months('city', 'visits', Array<number>(12).fill(30)),
    ...reports('city', 'visits', { '2026-01': 31 }),
  ])
    .on('2025-12-31', 'missed', 'red', { value: 360 })
    .on('2026-01-31', 'missed', 'red', { value: 360 });

  walk('year: a late report of the year does', { indicator: 'visits', condition: { atLeast: 361 } }, [
    ...months('city', 'visits', Array<number>(12).fill(30)),
    ...late('2026-01-20', reports('city', 'visits', { '2025-12-30': 1 })),
    ...reports('city', 'visits', { '2026-01': 31 }),
  ]).on('2026-01-31', 'reached', 'green', { value: 361, judgedAt: '2025-12-31' });

  const stated = { from: '2025-04-01', to: '2025-09-30' };
  walk(
    'stated days 四月到九月',
    { indicator: 'visits', condition: { atLeast: 183 }, window: stated, deadline: '2025-09-30' },
    [...months('city', 'visits', [500, 500, 500, 30, 31, 30, 31, 31, 29.99, 0])],
  )
    .on('2025-03-31', 'not-started', 'grey', { value: null })
    .on('2025-04-30', 'on-track', 'green', { value: 30, expected: 30 })
    .on('2025-06-30', 'on-track', 'green', { value: 91, expected: 91 })
    .on('2025-09-30', 'missed', 'red', { value: 182.99 })
    .on('2025-10-31', 'missed', 'red', { value: 182.99 });
});

describe('counties that are ahead of the others', () => {
  const target = { indicator: 'visits', condition: { atLeast: 100 }, deadline: '上半年' };
  walk('count already, but nothing from after the deadline', target, [
    ...months('east', 'visits', [10, 10, 10, 10, 10, 10, 100]),
    ...months('west', 'visits', [1, 1, 1, 1]),
  ]).on('2025-07-31', 'behind', 'yellow', { value: 64, judgedAt: '2025-04-30', asked: 'no-data' });
});

describe('want of data', () => {
  walk('nothing ever came: grey, never red', { indicator: 'visits', condition: { atLeast: 1 }, deadline: '上半年' }, [])
    .on('2025-01-05', 'no-data', 'grey', { overdue: false })
    .on('2025-03-31', 'no-data', 'grey', { overdue: true })
    .on('2025-06-30', 'no-data', 'grey', { overdue: true })
    .on('2025-12-31', 'no-data', 'grey', { overdue: true });

  walk(
    'data stay away after March: a total that is met stays met',
    { indicator: 'visits', condition: { atLeast: 100 } },
    [...months('city', 'visits', [50, 20, 30])],
  )
    .on('2025-02-28', 'on-track', 'green', { value: 70 })
    .on('2025-03-31', 'reached', 'green', { value: 100 })
    .on('2025-12-31', 'reached', 'green', { value: 100, judgedAt: '2025-03-31' })
    .on('2026-02-28', 'reached', 'green', { value: 100 });

  walk(
    'data stay away after March: a level is not known any more',
    { indicator: 'beds', condition: { atLeast: 100 } },
    [...months('city', 'beds', [100, 100, 100])],
  )
    .on('2025-03-31', 'on-track', 'green', { value: 100 })
    .on('2025-05-10', 'on-track', 'green', { value: 100, judgedAt: '2025-03-31' })
    .on('2025-05-11', 'on-track', 'green', { judgedAt: '2025-03-31', asked: 'no-data' });
});
