import { FEED_RECORD_TYPES } from '#feed';
import { bedsCatalogue, FREE } from './testing/beds-plugin.js';
import { DerivedBench, type Sent } from './testing/derived-bench.js';

const report = (orgUnit: string, measure: string, period: string, value: number, revision = 1): Sent => ({
  id: `${orgUnit}/${measure}/${period}`,
  type: FEED_RECORD_TYPES.measureReported,
  revision,
  data: { orgUnit, period, values: [{ measure, value }] },
});
const withdrawal = (id: string): Sent => ({
  id: `${id}/withdrawn`,
  type: FEED_RECORD_TYPES.recordWithdrawn,
  data: { source: '/spec', id, reason: '误报' },
});
const beds = (unit: string, day: string, open: number, occupied: number) => [
  report(unit, 'beds.open', day, open),
  report(unit, 'beds.occupied', day, occupied),
];

describe('derived measures', () => {
  let bench: DerivedBench;

  beforeEach(async () => {
    bench = DerivedBench.open(await bedsCatalogue());
  });

  afterEach(() => bench.close());

  const free = (unit = '370811', month = '2025-03') => bench.value('free-beds', unit, month);
  const freeIs = (value: number | null, unit?: string, month?: string) =>
    bench.until(async () => (await free(unit, month)) === value);

  it('are computed of the day, reported under a source of their own, and summed up like any other', async () => {
    await bench.send(...beds('hospital-1', '2025-03-05', 500, 461), ...beds('hospital-2', '2025-03-05', 100, 20));
    await freeIs(119);
    expect(await free('hospital-1')).toBe(39);
    expect(await bench.reports()).toEqual([
      ['beds.free hospital-1/2025-03-05', 39],
      ['beds.free hospital-2/2025-03-05', 80],
    ]);
    await bench.send(
      report('hospital-1', 'visits.out', '2025-03-05', 7),
      report('hospital-1', 'visits.in', '2025-03-06', 2),
    );
    await bench.until(async () => (await bench.value('visits', '370811', '2025-03')) === 7.5);
  });

  it('know nothing where what they read is unknown: that is not zero', async () => {
    await bench.send(report('hospital-1', 'beds.open', '2025-03-05', 500));
    await bench.until(async () => bench.evaluations === 1);
    expect(await bench.reports()).toEqual([]);
    expect(await free()).toBeNull();
  });

  it('follow corrections and withdrawals, of a stock also on the later days that it holds for', async () => {
    await bench.send(
      report('hospital-1', 'beds.open', '2025-03-01', 500),
      report('hospital-1', 'beds.occupied', '2025-03-20', 461),
    );
    await freeIs(39);
    await bench.send(report('hospital-1', 'beds.open', '2025-03-01', 480, 2));
    await freeIs(19);
    await bench.send(withdrawal('hospital-1/beds.occupied/2025-03-20'));
    await freeIs(null);
    await bench.send(report('hospital-1', 'beds.occupied', '2025-03-21', 400));
    await freeIs(80);
    expect(await bench.reports()).toEqual([
      ['beds.free hospital-1/2025-03-20', 39],
      ['beds.free hospital-1/2025-03-20', 19],
      ['beds.free hospital-1/2025-03-20', null],
      ['beds.free hospital-1/2025-03-21', 80],
    ]);
  });

  it('come back after they were taken back, by a revision that knew more', async () => {
    await bench.send(...beds('hospital-1', '2025-03-05', 500, 461));
    await freeIs(39);
    await bench.send(withdrawal('hospital-1/beds.open/2025-03-05'));
    await freeIs(null);
    await bench.send({ ...report('hospital-1', 'beds.open', '2025-03-05', 490), id: 'again' });
    await freeIs(29);
  });

  it('write nothing where nothing is news, and the replay asks no code', async () => {
    await bench.send(...beds('hospital-1', '2025-03-05', 500, 461));
    await freeIs(39);
    await bench.restart();
    await freeIs(39);
    await bench.until(async () => bench.evaluations === 1);
    const told = await bench.reports();
    expect(told).toHaveLength(1);
    // Code that would answer otherwise is not asked about the past while it is replayed.
    const silent = await bedsCatalogue({
      'rules/free.js': FREE.replace('return open', 'throw new Error(); return open'),
    });
    await bench.restart({ catalogue: silent, reset: true });
    await freeIs(39);
    expect(await bench.reports()).toEqual(told);
  });

  it('are computed anew by another version, which corrects what the one before reported', async () => {
    await bench.send(...beds('hospital-1', '2025-03-05', 500, 461));
    await freeIs(39);
    await bench.restart({
      catalogue: await bedsCatalogue({ 'rules/free.js': FREE.replace('sub(open, occupied)', 'open') }),
    });
    await freeIs(500);
    expect((await bench.reports()).map(([, value]) => value)).toEqual([39, 500]);
  });

  it('catch up after a crash between what they read and what they come to', async () => {
    await bench.close();
    bench = DerivedBench.open(
      await bedsCatalogue({ 'rules/free.js': FREE.replace('return open', 'for (;;); return open') }),
    );
    await bench.send(...beds('hospital-1', '2025-03-05', 500, 461));
    await bench.until(async () => true);
    await bench.restart({ catalogue: await bedsCatalogue() });
    await freeIs(39);
  });

  it('are suspended each alone when they fail, with an alert, and answer for everything once they are resumed', async () => {
    const out = (unit: string, day: number, value: number) => report(unit, 'visits.out', `2025-03-0${day}`, value);
    await bench.send(...[1, 2, 3, 4, 5].map((day) => out('hospital-1', day, 666)));
    await bench.until(async () => bench.counts.some(({ rule, suspended }) => rule === 'visits.all' && suspended));
    await bench.send(out('hospital-2', 6, 10), ...beds('hospital-1', '2025-03-05', 500, 461));
    await freeIs(39);
    expect(await bench.value('visits', '370811', '2025-03')).toBeNull();
    const alerts = await bench.store.readAll({ after: -1, limit: 100, categories: ['alert'] });
    expect(alerts.filter(({ data }) => data.includes('rule-suspended') && data.includes('visits.all'))).toHaveLength(1);

    await bench.send(...[1, 2, 3, 4, 5].map((day) => ({ ...out('hospital-1', day, 1), revision: 2 })));
    await bench.until(async () => true);
    bench.resume('beds');
    await bench.until(async () => (await bench.value('visits', '370811', '2025-03')) === 15);
    expect(bench.failures).toEqual([]);
  });
});
