import { formatDay } from '#calendar';
import { CityYear, PLAN } from './testing/city-year.js';
import { LITTLE_CITY, planFile, written } from './testing/little-city.js';
import { loadCity } from './testing/load-city.js';
import { day, late, months, reports, revised, withdrawal, type YearRecord } from './testing/year-records.js';

const FIRST = day('2025-01-01');

describe('a plan revised in the middle of the year', () => {
  const visits = (figure: number) => written({ id: 'visits', indicator: 'visits', condition: { atLeast: figure } });
  const beds = written({ id: 'beds', indicator: 'beds', condition: { atLeast: 100 } });
  const nurses = (figure: number) =>
    written({ id: 'nurses', indicator: 'nurses-per-thousand', condition: { atLeast: figure } });
  const coverage = written({ id: 'coverage', indicator: 'coverage', condition: { atLeast: 92 } });
  const PLANS = {
    'plans/plan.yaml': planFile({ targets: [visits(110), beds, nurses(5)] }),
    'plans/plan-2.yaml': planFile({
      version: 2,
      validFrom: '2025-07-01',
      reason: '年中调整',
      targets: [visits(240), nurses(5), coverage],
    }),
  };
  const RECORDS: readonly YearRecord[] = [
    ...months('city', 'visits', Array<number>(12).fill(10)),
    ...months('city', 'beds', Array<number>(12).fill(99)),
    ...reports('city', 'people', { '2024-12-31': 10_000 }),
    ...months('city', 'nurses', Array<number>(12).fill(49)),
    ...months('city', 'due', Array<number>(12).fill(100)),
    ...months('city', 'given', Array<number>(12).fill(92)),
  ];
  let year: CityYear;

  beforeEach(async () => {
    year = await CityYear.open(await loadCity(PLANS), RECORDS, FIRST);
  });
  afterEach(() => year.close());

  const board = () => Object.fromEntries(year.board.map(({ judged, status }) => [judged.target.id, status.state]));
  const read = async (iso: string) => {
    const { plan, targets } = await year.read('city', day(iso));
    return {
      version: plan.version,
      ...Object.fromEntries(targets.map(({ target, status }) => [target.id, status.state])),
    };
  };
  const history = async (target: string) =>
    (await year.queries.history(PLAN, target, 'city')).map(({ asOf, state }) => [formatDay(asOf), state]);
  const alerts = async () => {
    const { items } = await year.queries.alerts({}, 100);
    const told = items.map(({ key, state, evidence }) => [key.target, [state, evidence.planVersion]]);
    return Object.fromEntries(told) as Record<string, unknown>;
  };

  it('is judged by the version that is in force on the day, and what it no longer asks for rests', async () => {
    await year.walkTo(day('2025-06-30'));
    expect(board()).toEqual({ visits: 'on-track', beds: 'behind', nurses: 'behind' });
    expect(await read('2025-06-30')).toEqual({ version: 1, visits: 'on-track', beds: 'behind', nurses: 'behind' });
    expect(await alerts()).toEqual({ beds: ['firing', 1], nurses: ['firing', 1] });

    await year.walkTo(day('2025-07-31'));
    expect(board()).toEqual({ visits: 'behind', nurses: 'behind', coverage: 'on-track' });
    expect(await read('2025-07-31')).toEqual({ version: 2, visits: 'behind', nurses: 'behind', coverage: 'on-track' });
    expect(year.judged('visits', 'city').status).toMatchObject({ value: 70, gap: 170 });
    expect(await alerts()).toEqual({ visits: ['firing', 2], beds: ['resolved', 1], nurses: ['firing', 1] });
  });

  it('keeps what was judged: June by the first version, August by the second', async () => {
    await year.walkTo(day('2025-12-31'));
    expect(await read('2025-06-30')).toEqual({ version: 1, visits: 'on-track', beds: 'behind', nurses: 'behind' });
    expect(await read('2025-08-31')).toEqual({ version: 2, visits: 'behind', nurses: 'behind', coverage: 'on-track' });
    expect(await read('2025-12-31')).toEqual({ version: 2, visits: 'missed', nurses: 'missed', coverage: 'reached' });
    expect(await history('beds')).toEqual([
      ['2024-12-31', 'not-started'],
      ['2025-01-01', 'no-data'],
      ['2025-01-31', 'behind'],
    ]);
    expect((await history('visits')).slice(-3)).toEqual([
      ['2025-01-31', 'on-track'],
      ['2025-07-31', 'behind'],
      ['2025-12-31', 'missed'],
    ]);
    expect((await history('coverage'))[0]).toEqual(['2025-07-31', 'on-track']);
  });

  it('goes on through restarts as if there had been none', async () => {
    for (const iso of ['2025-03-10', '2025-06-30', '2025-07-01', '2025-07-31', '2025-10-05']) {
      await year.walkTo(day(iso));
      await year.restart();
    }
    await year.walkTo(day('2025-12-31'));
    const whole = await CityYear.open(await loadCity(PLANS), RECORDS, FIRST);
    await whole.walkTo(day('2025-12-31'));
    const told = ({ board: judged }: CityYear) => judged.map(({ judged: { target }, status }) => [target.id, status]);
    expect(told(year)).toEqual(told(whole));
    for (const target of ['visits', 'beds', 'nurses', 'coverage']) {
      expect(await year.queries.history(PLAN, target, 'city')).toEqual(
        await whole.queries.history(PLAN, target, 'city'),
      );
    }
    await whole.close();
  });

  it('goes back to the first version where a withdrawal takes the data back to its days', async () => {
    await year.close();
    const july = revised('july', 1, reports('city', 'visits', { '2025-07': 10 }));
    const records = [...months('city', 'visits', [10, 10, 10, 10, 10, 10]), ...july, withdrawal('2025-08-10', 'july')];
    year = await CityYear.open(await loadCity(PLANS), records, FIRST);
    await year.walkTo(day('2025-07-31'));
    expect(year.judged('visits', 'city').judged.plan.version).toBe(2);
    await year.walkTo(day('2025-08-10'));
    const { judged, status, asOf } = year.judged('visits', 'city');
    expect([judged.plan.version, formatDay(asOf), status.value]).toEqual([1, '2025-06-30', 60]);
    const read = await year.read('city');
    expect([read.plan.version, formatDay(read.asOf), read.targets[0]!.status]).toEqual([1, '2025-06-30', status]);
  });

  it('judges a correction of June by the first version, though the second is in force', async () => {
    await year.close();
    const corrected = revised('june', 1, reports('city', 'visits', { '2025-06': 10 }));
    const records = [
      ...months('city', 'visits', [10, 10, 10, 10, 10]),
      ...corrected,
      ...reports('city', 'visits', { '2025-07': 10 }),
      ...late('2025-08-10', revised('june', 2, reports('city', 'visits', { '2025-06': 4 }))),
    ];
    year = await CityYear.open(await loadCity(PLANS), records, FIRST);
    await year.walkTo(day('2025-07-31'));
    expect(await read('2025-06-30')).toMatchObject({ version: 1, visits: 'on-track' });
    await year.walkTo(day('2025-08-10'));
    expect(await read('2025-06-30')).toMatchObject({ version: 1, visits: 'behind' });
    expect(year.judged('visits', 'city').status).toMatchObject({ value: 64 });
  });
});

describe('a definition revised in the middle of the year 口径', () => {
  const indicators = `${LITTLE_CITY['indicators.yaml']}
- code: contacts
  name: { zh: 服务人次, en: Contacts }
  unit: 人次
  versions:
    - { version: 1, count: given }
    - { version: 2, validFrom: "2025-07-01", count: [given, due] }
- { code: contacts-growth, name: { zh: 服务增长, en: Growth }, unit: "%", growth: { of: contacts, over: previousYear } }
`;
  const files = (deadline: string) => ({
    'indicators.yaml': indicators,
    'plans/plan.yaml': planFile({
      targets: [
        written({ id: 'contacts', indicator: 'contacts', condition: { atLeast: 100 }, deadline }),
        written({ id: 'growth', indicator: 'contacts-growth', condition: { atLeast: 10 }, deadline }),
      ],
    }),
  });
  const records = [
    ...months('city', 'given', Array<number>(12).fill(9), 2024),
    ...months('city', 'due', Array<number>(12).fill(11), 2024),
    ...months('city', 'given', Array<number>(12).fill(10)),
    ...months('city', 'due', Array<number>(12).fill(12)),
  ];
  let year: CityYear;

  afterEach(() => year.close());

  const values = (board: readonly [string, number | null, number][]) =>
    Object.fromEntries(board.map((one) => [one[0], one.slice(1)]));
  const now = () =>
    values(
      year.board.map(({ judged, status: { value, definitionVersion } }) => [
        judged.target.id,
        value === null ? null : Math.round(value * 100) / 100,
        definitionVersion,
      ]),
    );
  const asOf = async (iso: string) =>
    values(
      (await year.read('city', day(iso))).targets.map(({ target, status: { value, definitionVersion } }) => [
        target.id,
        value === null ? null : Math.round(value * 100) / 100,
        definitionVersion,
      ]),
    );

  it('counts the days until it by the old definition, and the whole window by the new one after it', async () => {
    year = await CityYear.open(await loadCity(files('年底前')), records, FIRST);
    await year.walkTo(day('2025-06-30'));
    // Last year's June is of the old definition as well.
    expect(now()).toEqual({ contacts: [60, 1], growth: [11.11, 1] });
    await year.walkTo(day('2025-07-31'));
    // Last year's July is still of the old definition: 154 against 63.
    expect(now()).toEqual({ contacts: [154, 2], growth: [144.44, 1] });
    expect(await asOf('2025-06-30')).toEqual({ contacts: [60, 1], growth: [11.11, 1] });
    expect(await asOf('2025-07-31')).toEqual(now());
    const points = await year.queries.indicatorValues({
      indicator: 'contacts',
      unit: 'city',
      from: day('2025-05-01'),
      to: day('2025-07-31'),
      grain: 'month',
      cumulative: false,
    });
    expect(points.map(({ value, definitionVersion }) => [value, definitionVersion])).toEqual([
      [10, 1],
      [10, 1],
      [22, 2],
    ]);
  });

  it('leaves a verdict of the deadline to the definition of that day', async () => {
    year = await CityYear.open(await loadCity(files('上半年')), records, FIRST);
    await year.walkTo(day('2025-06-30'));
    const then = year.judged('contacts', 'city').status;
    expect(then).toMatchObject({ state: 'missed', value: 60, definitionVersion: 1 });
    await year.walkTo(day('2025-07-31'));
    // By the new definition it is made good; what June came to does not change.
    expect(year.judged('contacts', 'city').status).toMatchObject({
      state: 'made-good',
      value: 154,
      definitionVersion: 2,
    });
    expect((await year.readTarget('contacts', 'city', day('2025-06-30'))).state).toBe('missed');
  });
});
