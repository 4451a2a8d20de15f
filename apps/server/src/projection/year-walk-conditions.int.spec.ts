import { levels, levelsOf, totals } from './testing/courses.js';
import { reports } from './testing/year-records.js';

/** What the counties came to in the year before: in its first half, which counts, and in the whole of it. */
const BEDS_2024 = ['east', 'west', 'south'].flatMap((county) =>
  reports(county, 'beds', { '2024-06': 80, '2024-12': 90 }),
);

describe('a bound at its edge', () => {
  describe('of a level', () => {
    levels('atLeast 以上，含', { condition: { atLeast: 92 } }, [
      [91.99, 'behind', 91.99, 'missed', 92, 'made-good'],
      [92, 'on-track', 92, 'reached', 91.99, 'reached'],
      [92, 'on-track', 91.99, 'missed', 91.99, 'missed'],
    ]);
    levels('above 超过，不含', { condition: { above: 92 } }, [
      [92, 'behind', 92, 'missed', 92.01, 'made-good'],
      [92.01, 'on-track', 92.01, 'reached', 92, 'reached'],
    ]);
    levels('atMost 以下，含', { condition: { atMost: 5 } }, [
      [5.01, 'behind', 5.01, 'missed', 5, 'made-good'],
      [5, 'on-track', 5, 'reached', 9, 'reached'],
    ]);
    levels('below 低于，不含', { condition: { below: 5 } }, [
      [5, 'behind', 5, 'missed', 4.99, 'made-good'],
      [4.99, 'on-track', 4.99, 'reached', 5, 'reached'],
    ]);
    levels('between 两端都含', { condition: { between: [60, 70] } }, [
      [59.99, 'behind', 60, 'reached', 0, 'reached'],
      [70, 'on-track', 70.01, 'missed', 70, 'made-good'],
      [70.01, 'behind', 59.99, 'missed', 70.01, 'missed'],
    ]);
    levels('equals 恰好', { condition: { equals: 6 } }, [
      [6, 'on-track', 6, 'reached', 7, 'reached'],
      [5.99, 'behind', 6.01, 'missed', 6, 'made-good'],
    ]);
    levelsOf('place', 'rankAtMost 前三位', { condition: { rankAtMost: 3 } }, [
      [4, 'behind', 3, 'reached', 9, 'reached'],
      [3, 'on-track', 4, 'missed', 3, 'made-good'],
    ]);
  });

  describe('of a total, of which 90 of 181 days are over in March', () => {
    totals('atLeast 以上，含：到了就不会再丢', { condition: { atLeast: 181 } }, [
      [89.99, 'behind', 180.99, 'missed', 181, 'made-good'],
      [90, 'on-track', 181, 'reached', 181, 'reached'],
      [181, 'reached', 181, 'reached', 181, 'reached'],
    ]);
    totals('above 超过，不含', { condition: { above: 181 } }, [
      [90, 'on-track', 181, 'missed', 181.01, 'made-good'],
      [181.01, 'reached', 181.01, 'reached', 181.01, 'reached'],
    ]);
    totals('atMost 以下，含：破了就无法挽回', { condition: { atMost: 50 } }, [
      [50, 'on-track', 50, 'reached', 60, 'reached'],
      [50.01, 'missed', 50.01, 'missed', 50.01, 'missed'],
      [10, 'on-track', 50.01, 'missed', 50.01, 'missed'],
    ]);
    totals('below 低于，不含：破了就无法挽回', { condition: { below: 50 } }, [
      [49.99, 'on-track', 49.99, 'reached', 50, 'reached'],
      [50, 'missed', 50, 'missed', 50, 'missed'],
    ]);
    totals('between 两端都含：过了上限就无法挽回', { condition: { between: [100, 120] } }, [
      [49.72, 'behind', 99.99, 'missed', 100, 'made-good'],
      [49.73, 'on-track', 120, 'reached', 130, 'reached'],
      [120.01, 'missed', 120.01, 'missed', 120.01, 'missed'],
    ]);
    totals('equals 恰好：过了就无法挽回', { condition: { equals: 100 } }, [
      [49.72, 'behind', 99.99, 'missed', 100, 'made-good'],
      [100, 'on-track', 100, 'reached', 101, 'reached'],
      [100.01, 'missed', 100.01, 'missed', 100.01, 'missed'],
    ]);
    totals('zero 零发生', { condition: { zero: true } }, [
      [0, 'on-track', 0, 'reached', 1, 'reached'],
      [0.01, 'missed', 0.01, 'missed', 0.01, 'missed'],
      [0, 'on-track', 0.01, 'missed', 0.01, 'missed'],
    ]);
  });
});

describe('conditions together', () => {
  levels(
    'anyOf 达到 95 或较上年上升',
    { condition: { anyOf: [{ atLeast: 95 }, { rises: true }] } },
    [
      [80, 'behind', 80, 'missed', 80.01, 'made-good'],
      [80.01, 'on-track', 80.01, 'reached', 80, 'reached'],
      [94.99, 'no-data', 95, 'reached', 0, 'reached'],
    ],
    [...reports('east', 'beds', { '2024-06': 80 }), ...reports('west', 'beds', { '2024-06': 80 })],
  );
  levels(
    'allOf 不低于 90 且较上年上升',
    { condition: { allOf: [{ atLeast: 90 }, { rises: true }] } },
    [
      [90, 'behind', 92, 'missed', 92.01, 'made-good'],
      [92.01, 'on-track', 92.01, 'reached', 90, 'reached'],
      [89.99, 'behind', 90, 'no-data', 89.99, 'missed'],
    ],
    [...reports('east', 'beds', { '2024-06': 92 }), ...reports('west', 'beds', { '2024-06': 92 })],
  );
  levels(
    'allOf with anyOf inside 不超过 100 且（不低于 90 或较上年下降 10 以上）',
    { condition: { allOf: [{ atMost: 100 }, { anyOf: [{ atLeast: 90 }, { falls: { by: 10 } }] }] } },
    [
      [89.99, 'behind', 90, 'reached', 89, 'reached'],
      [70, 'on-track', 70.01, 'missed', 70, 'made-good'],
      [100.01, 'behind', 100, 'reached', 0, 'reached'],
    ],
    BEDS_2024,
  );
  totals(
    'allOf of a floor and a ceiling 至少 100、至多 120',
    { condition: { allOf: [{ atLeast: 100 }, { atMost: 120 }] } },
    [
      [49.72, 'behind', 100, 'reached', 130, 'reached'],
      [49.73, 'on-track', 99.99, 'missed', 100, 'made-good'],
      [120.01, 'missed', 120.01, 'missed', 120.01, 'missed'],
    ],
  );
  totals(
    'anyOf of two floors 达到 100 或 181：先到者算',
    { condition: { anyOf: [{ atLeast: 100 }, { atLeast: 181 }] } },
    [
      [49.72, 'behind', 99.99, 'missed', 100, 'made-good'],
      [100, 'reached', 100, 'reached', 100, 'reached'],
    ],
  );
});
