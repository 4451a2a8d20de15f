import { totals } from './testing/courses.js';
import { daily, late, months, reports } from './testing/year-records.js';
import { walk } from './testing/year-walk.js';

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
