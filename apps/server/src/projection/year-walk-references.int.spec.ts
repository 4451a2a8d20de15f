import { levels, totals } from './testing/courses.js';
import { reports } from './testing/year-records.js';
import { walk } from './testing/year-walk.js';

/** What the counties came to in the year before: in its first half, which counts, and in the whole of it. */
const BEDS_2024 = ['east', 'west', 'south'].flatMap((county) =>
  reports(county, 'beds', { '2024-06': 80, '2024-12': 90 }),
);
const VISITS_2024 = ['east', 'west', 'south'].flatMap((county) =>
  reports(county, 'visits', { '2024-03': 60, '2024-06': 40, '2024-12': 500 }),
);

describe('a change', () => {
  describe('of a level that was 80 at last year’s deadline', () => {
    levels(
      'rises 上升，没有基期即比上年',
      { condition: { rises: true } },
      [
        [80, 'behind', 80, 'missed', 80.01, 'made-good'],
        [80.01, 'on-track', 80.01, 'reached', 80, 'reached'],
      ],
      BEDS_2024,
    );
    levels(
      'rises by 上升 2 张以上',
      { condition: { rises: { by: 2 } } },
      [
        [81.99, 'behind', 82, 'reached', 80, 'reached'],
        [82, 'on-track', 81.99, 'missed', 82, 'made-good'],
      ],
      BEDS_2024,
    );
    levels(
      'rises byPercent 上升 5% 以上，与上年比，尽管写了基期',
      { condition: { rises: { byPercent: 5, over: 'previousYear' } }, baseline: { value: 85.3, on: '2024-12-31' } },
      [
        [83.99, 'behind', 84, 'reached', 80, 'reached'],
        [84, 'on-track', 83.99, 'missed', 84, 'made-good'],
      ],
      BEDS_2024,
    );
    levels(
      'falls 下降，没有基期即比上年',
      { condition: { falls: true } },
      [
        [80, 'behind', 80, 'missed', 79.99, 'made-good'],
        [79.99, 'on-track', 79.99, 'reached', 81, 'reached'],
      ],
      BEDS_2024,
    );
    levels(
      'falls byPercent 下降 5% 以上，与上年比',
      { condition: { falls: { byPercent: 5, over: 'previousYear' } } },
      [
        [76.01, 'behind', 76, 'reached', 80, 'reached'],
        [76, 'on-track', 76.01, 'missed', 76, 'made-good'],
      ],
      BEDS_2024,
    );
  });

  describe('over a baseline, a figure, another indicator', () => {
    const baseline = { value: 85.3, on: '2024-12-31' };
    const elsewhere = reports('city', 'beds-elsewhere', { '2025-01': 70 });
    levels(
      'rises 上升，写了基期即比基期',
      { condition: { rises: true }, baseline },
      [
        [85.3, 'behind', 85.3, 'missed', 85.31, 'made-good'],
        [85.31, 'on-track', 85.31, 'reached', 80, 'reached'],
      ],
      BEDS_2024,
    );
    levels('rises by 上升 2 张以上，与基期比', { condition: { rises: { by: 2, over: 'baseline' } }, baseline }, [
      [87.29, 'behind', 87.29, 'missed', 87.3, 'made-good'],
      [87.3, 'on-track', 87.3, 'reached', 87.29, 'reached'],
    ]);
    levels(
      'rises by 上升 2 张以上，基期是一项指标',
      { condition: { rises: { by: 2 } }, baseline: { indicator: 'beds-elsewhere' } },
      [
        [71.99, 'behind', 72, 'reached', 70, 'reached'],
        [72, 'on-track', 71.99, 'missed', 72, 'made-good'],
      ],
      elsewhere,
    );
    levels(
      'rises byPercent 上升 10% 以上，与写明的 50 比',
      { condition: { rises: { byPercent: 10, over: { value: 50 } } } },
      [
        [54.99, 'behind', 55, 'reached', 50, 'reached'],
        [55, 'on-track', 54.99, 'missed', 55, 'made-good'],
      ],
    );
    levels(
      'rises 上升，与另一项指标比',
      { condition: { rises: { over: { indicator: 'beds-elsewhere' } } } },
      [
        [70, 'behind', 70.01, 'reached', 60, 'reached'],
        [70.01, 'on-track', 70, 'missed', 70.01, 'made-good'],
      ],
      elsewhere,
    );
    levels('falls by 下降 2 张以上，与基期比', { condition: { falls: { by: 2 } }, baseline }, [
      [83.31, 'behind', 83.31, 'missed', 83.3, 'made-good'],
      [83.3, 'on-track', 83.3, 'reached', 84, 'reached'],
    ]);
    levels('falls by 下降 1 张以上，与写明的 50 比', { condition: { falls: { by: 1, over: { value: 50 } } } }, [
      [49.01, 'behind', 49, 'reached', 50, 'reached'],
      [49, 'on-track', 49.01, 'missed', 49, 'made-good'],
    ]);
    levels(
      'falls byPercent 下降 10% 以上，与另一项指标比',
      { condition: { falls: { byPercent: 10, over: { indicator: 'beds-elsewhere' } } } },
      [
        [63.01, 'behind', 63, 'reached', 70, 'reached'],
        [63, 'on-track', 63.01, 'missed', 63, 'made-good'],
      ],
      elsewhere,
    );
  });

  describe('of a total that was 100 at last year’s deadline', () => {
    totals(
      'rises by 上升 81 以上：按序时进度',
      { condition: { rises: { by: 81 } } },
      [
        [89.99, 'behind', 180.99, 'missed', 181, 'made-good'],
        [90, 'on-track', 181, 'reached', 181, 'reached'],
        [181, 'reached', 181, 'reached', 181, 'reached'],
      ],
      VISITS_2024,
    );
    totals(
      'falls 下降：破了就无法挽回',
      { condition: { falls: true } },
      [
        [99.99, 'on-track', 99.99, 'reached', 100, 'reached'],
        [100, 'missed', 100, 'missed', 100, 'missed'],
      ],
      VISITS_2024,
    );
    totals(
      'falls 下降，与会变的指标比：期满前不算破',
      { indicator: 'visits', condition: { falls: { over: { indicator: 'provincial-mean' } } } },
      [
        [50, 'behind', 59.99, 'reached', 60, 'reached'],
        [50, 'behind', 60, 'missed', 60, 'missed'],
      ],
      reports('city', 'mean-last-year', { '2025-01': 50, '2025-05': 60 }),
    );
  });
});

describe('a bound taken from elsewhere', () => {
  levels(
    'atMost previousYear 不高于上年',
    { condition: { atMost: { previousYear: true } } },
    [
      [80.01, 'behind', 80, 'reached', 90, 'reached'],
      [80, 'on-track', 80.01, 'missed', 80, 'made-good'],
    ],
    BEDS_2024,
  );
  levels(
    'atLeast previousYear 不低于上年；上年没有数就不判',
    { condition: { atLeast: { previousYear: true } } },
    [
      [79.99, 'behind', 80, 'reached', 0, 'reached'],
      [80, 'on-track', 79.99, 'missed', 80, 'made-good'],
      [80, 'no-data', 0, 'no-data', 90, 'no-data'],
    ],
    [...reports('east', 'beds', { '2024-06': 80 }), ...reports('west', 'beds', { '2024-01': 80 })],
  );
  levels('above baseline 高于基期', { condition: { above: { baseline: true } }, baseline: { value: 80 } }, [
    [80, 'behind', 80, 'missed', 80.01, 'made-good'],
    [80.01, 'on-track', 80.01, 'reached', 80, 'reached'],
  ]);
  levels(
    'below indicator 低于全省均值：随均值而变',
    { condition: { below: { indicator: 'beds-elsewhere' } } },
    [
      [70, 'behind', 70, 'reached', 70, 'reached'],
      [69.99, 'on-track', 75, 'missed', 75, 'missed'],
      [80, 'behind', 75, 'missed', 74.99, 'made-good'],
    ],
    reports('city', 'beds-elsewhere', { '2025-02': 70, '2025-06': 75 }),
  );
  levels(
    'atLeast indicator 不低于本地自己的数',
    { condition: { atLeast: { indicator: 'beds-elsewhere' } } },
    [
      [9.99, 'behind', 10, 'reached', 10, 'reached'],
      [19.99, 'behind', 19.99, 'missed', 20, 'made-good'],
    ],
    [...reports('east', 'beds-elsewhere', { '2025-02': 10 }), ...reports('west', 'beds-elsewhere', { '2025-02': 20 })],
  );
  totals(
    'atMost previousYear 总数不高于上年：破了就无法挽回',
    { condition: { atMost: { previousYear: true } } },
    [
      [100, 'on-track', 100, 'reached', 101, 'reached'],
      [100.01, 'missed', 100.01, 'missed', 100.01, 'missed'],
    ],
    VISITS_2024,
  );
  walk(
    'baseline: told is what the reference came to, and 同比 beside it',
    { indicator: 'beds', condition: { rises: { by: 2 } }, deadline: '上半年' },
    [...reports('city', 'beds', { '2024-03': 78, '2024-06': 80, '2025-03': 81.9, '2025-06': 82 })],
  )
    .on('2025-03-31', 'behind', 'yellow', { value: 81.9, baseline: 80, expected: 82, gap: 0.1, yearOnYear: 5 })
    .on('2025-06-30', 'reached', 'green', { value: 82, baseline: 80, gap: 0, yearOnYear: 2.5 });
});
