import type { Alert } from '#alerts';
import type { Day } from '#calendar';
import { judge, type Plan, type Target } from '#plans';
import { groupKeyOf } from '../../judging/observation-group.js';
import { RememberedObservation } from '../../judging/remembered-observation.js';
import { fever, nurses, screen, visits, withdrawal } from '../../testing/feed-events.js';
import { PostingDesk, type StorageUnderTest } from '../../testing/posting-desk.js';
import { day } from '../../testing/tiny-catalogue.js';
import { BadCursorError } from '../cursor.js';
import type { ExplanationWanted, ReadQueries } from '../read-queries.js';
import { TINY_READ_CATALOGUE } from './tiny-read-catalogue.js';

/** A read model that is written and read at once. */
export interface ReadModelUnderTest extends StorageUnderTest {
  read(): ReadQueries;
}

const PLAN = 'plan-2025';

/** What the reading side must answer, on either database. */
export function readQueriesContract(create: () => Promise<ReadModelUnderTest>): void {
  let under: ReadModelUnderTest;
  let desk: PostingDesk;
  let queries: ReadQueries;

  beforeEach(async () => {
    under = await create();
    desk = await PostingDesk.open(under);
    queries = under.read();
  });

  afterEach(async () => {
    await queries.close();
    await desk.close();
    await under.remove();
  });

  const postExample = (): Promise<void> =>
    desk.post(
      nurses({ id: 'n1' }, 'east', '2024-12-31', 4),
      nurses({ id: 'n2' }, 'east', '2025-02-15', 5),
      nurses({ id: 'n3' }, 'west', '2025-02-16', 2),
      visits({ id: 'v1' }, 'east-1-a', '2025-01-10', 10),
      visits({ id: 'v1', revision: 2 }, 'east-1-a', '2025-02-10', 20),
      visits({ id: 'v1', revision: 3 }, 'east-1-a', '2025-02-20', 30.5),
      visits({ id: 'v2' }, 'west-1-a', '2025-02-20', 7),
      visits({ id: 'v3' }, 'west-1-a', '2025-02-21', 9),
      withdrawal('v3', 1),
      screen({ id: 's1' }, 'east-1-a', '2025-02-01', 'p1'),
      screen({ id: 's2' }, 'east-1-b', '2025-02-02', 'p1'),
      screen({ id: 's3' }, 'west-1-a', '2025-02-03', 'p1'),
      fever({ id: 'f1' }, 'east-1-a', '2025-02-01', 'A', 'reported'),
      fever({ id: 'f2' }, 'east-1-a', '2025-02-02', 'A', 'checked'),
      fever({ id: 'f3' }, 'east-1-a', '2025-02-03', 'A', 'closed'),
      fever({ id: 'f4' }, 'west-1-a', '2025-02-01', 'B', 'reported'),
    );

  const valuesAt = async (unit: string, asOf: string): Promise<Record<string, number | null>> => {
    const { targets } = await queries.planStatus(PLAN, unit, day(asOf));
    return Object.fromEntries(targets.map(({ target, status }) => [target.id, status.value]));
  };

  const explain = (wanted: Partial<ExplanationWanted>) =>
    queries.explain({ plan: PLAN, target: 'per-nurse', unit: 'city', asOf: day('2025-02-28'), limit: 50, ...wanted });

  describe('a plan on a past day', () => {
    it('is judged from the sums of its unit, its counties and the members of its cohorts', async () => {
      await postExample();
      expect(await valuesAt('city', '2025-02-28')).toEqual({
        'per-nurse': 37.5 / 7,
        screened: 1,
        'fever-in-time': 50,
        large: (100 * 1) / 2,
      });
      expect(await valuesAt('west', '2025-02-28')).toMatchObject({ 'per-nurse': 3.5, screened: 1 });
    });

    it('does not know what came on later days', async () => {
      await postExample();
      expect(await valuesAt('east', '2025-02-14')).toMatchObject({ 'per-nurse': null, screened: 1 });
    });

    it('shows nothing of a unit that no target names', async () => {
      await postExample();
      expect((await queries.planStatus(PLAN, 'east-1', day('2025-02-28'))).targets).toEqual([]);
    });
  });

  it('a stored observation is judged again, and ranked among the siblings', async () => {
    await postExample();
    const plan = TINY_READ_CATALOGUE.plans[0]!;
    const row = (unit: string, target: Target, value: number | null) => ({
      plan: PLAN,
      unit,
      group: groupKeyOf(plan, target),
      asOf: day('2025-02-28'),
      judgedOn: day('2025-02-28'),
      value,
      data: observationText(plan, target, day('2025-02-28'), value),
    });
    await desk.saveRows({
      observed: plan.targets.flatMap((target) => [
        row('east', target, 3),
        row('west', target, target.id === 'screened' ? null : 8),
      ]),
    });
    const stored = await queries.planStatus(PLAN, 'east');
    expect(stored.asOf).toBe(day('2025-02-28'));
    expect(stored.targets.map(({ status: { value }, rank }) => [value, rank])).toEqual([
      [3, 2],
      [3, null],
      [3, 2],
      [3, 2],
    ]);
    const { entries } = await queries.ranking(PLAN, 'per-nurse', 'county');
    expect(entries.map(({ unit, rank }) => [unit, rank])).toEqual([
      ['west', 1],
      ['east', 2],
    ]);
  });

  describe('an indicator over periods', () => {
    const points = async (unit: string, cumulative: boolean, indicator = 'per-nurse') =>
      (
        await queries.indicatorValues({
          indicator,
          unit,
          from: day('2025-01-01'),
          to: day('2025-03-31'),
          grain: 'month',
          cumulative,
        })
      ).map(({ value }) => value);

    it('has a value where something was reported, and none elsewhere', async () => {
      await postExample();
      expect(await points('east', false)).toEqual([null, 30.5 / 5, null]);
      expect(await points('city', true)).toEqual([null, 37.5 / 7, 37.5 / 7]);
    });

    it('reaches units whose sums lie by day', async () => {
      await postExample();
      expect(await points('east-1', false, 'screened')).toEqual([null, 1, null]);
      expect(await points('east-1-b', true, 'screened')).toEqual([null, 1, 1]);
    });

    it('takes the definition that is valid at the end of each period', async () => {
      await postExample();
      await desk.post(visits({ id: 'v9' }, 'east-1-a', '2025-04-02', 10));
      const april = await queries.indicatorValues({
        indicator: 'per-nurse',
        unit: 'east',
        from: day('2025-02-01'),
        to: day('2025-04-01'),
        grain: 'month',
        cumulative: false,
      });
      expect(april.map(({ definitionVersion, value }) => [definitionVersion, value])).toEqual([
        [1, 6.1],
        [1, null],
        [2, 4],
      ]);
    });
  });

  describe('an explanation', () => {
    it('leads from the value to the records in force, and to what they took over from', async () => {
      await postExample();
      const { status, measures, contributions, nextCursor } = await explain({});
      expect(measures.map(({ measure, sum }) => [measure, sum])).toEqual([
        ['visits', 37.5],
        ['nurses', 7],
      ]);
      expect(status.value).toBe(37.5 / 7);
      expect(nextCursor).toBeNull();
      const told = contributions.map(({ recordId, revision, measure, amount }) => [
        recordId,
        revision,
        measure,
        amount,
      ]);
      expect(told).toEqual([
        ['n2', 1, 'nurses', 5],
        ['n3', 1, 'nurses', 2],
        ['v1', 3, 'visits', 30.5],
        ['v2', 1, 'visits', 7],
      ]);
      const { history } = contributions[2]!;
      expect(history.map(({ revision, amounts }) => [revision, amounts[0]!.amount])).toEqual([
        [2, 20],
        [1, 10],
      ]);
    });

    it('stays with the unit that was asked for', async () => {
      await postExample();
      const { contributions } = await explain({ unit: 'west' });
      expect(contributions.map(({ recordId }) => recordId)).toEqual(['n3', 'v2']);
    });

    it('comes in pages', async () => {
      await postExample();
      const seen: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null;) {
        const page = await explain({ limit: 1, ...(cursor !== undefined && { cursor }) });
        seen.push(...page.contributions.map(({ recordId }) => recordId));
        cursor = page.nextCursor;
      }
      expect(seen).toEqual(['n2', 'n3', 'v1', 'v2']);
    });

    it('lists cases, page by page', async () => {
      await postExample();
      const first = await explain({ target: 'fever-in-time', limit: 1 });
      const second = await explain({ target: 'fever-in-time', limit: 1, cursor: first.nextCursor! });
      const ids = [...first.cases, ...second.cases].map(({ caseId, counts }) => [caseId, counts[0]!.measure]);
      expect(ids.sort()).toEqual([
        ['A', 'fever.in-time'],
        ['B', 'fever.late'],
      ]);
    });
  });

  it('outcomes are told for the positions asked for', async () => {
    await desk.post(visits({ id: 'a' }, 'east', '2025-03-01', 1), visits({ id: 'a' }, 'east', '2025-03-01', 1));
    expect([...(await queries.ledgerOutcomes([1, 2, 3]))].sort()).toEqual([
      [1, 0],
      [2, 1],
    ]);
    const many = Array.from({ length: 50_000 }, (_, i) => i + 1);
    expect((await queries.ledgerOutcomes(many)).size).toBe(2);
  });

  it('where the projection stands', async () => {
    expect(await queries.checkpoint()).toBe(-1);
    expect(await queries.newestCoverage('city')).toBeNull();
    await postExample();
    await desk.saveRows({ today: { city: day('2025-03-01') } });
    expect(await queries.checkpoint()).toBe(17);
    expect(await queries.today()).toEqual({ city: day('2025-03-01') });
    expect(await queries.newestCoverage('city')).toBe(day('2025-02-20'));
  });

  it('alerts are filtered and paged, the newest first', async () => {
    const row = (id: string, position: number, more: { state?: string; owners?: string[]; unit?: string } = {}) => ({
      alertId: id,
      state: more.state ?? 'firing',
      severity: 'warning',
      colour: 'yellow',
      plan: PLAN,
      target: 'screened',
      unit: more.unit ?? 'east',
      owners: more.owners ?? ['免疫科'],
      position,
      data: JSON.stringify({ alertId: id }),
    });
    await desk.saveRows({
      alerts: [
        row('a', 5),
        row('b', 9, { owners: ['医政科', '免疫科'], unit: 'west' }),
        row('c', 7, { state: 'resolved' }),
      ],
    });
    const idsOf = (items: readonly Alert[]): string[] => items.map(({ alertId }) => alertId);
    const first = await queries.alerts({}, 2);
    expect(idsOf(first.items)).toEqual(['b', 'c']);
    expect(idsOf((await queries.alerts({}, 2, first.nextCursor!)).items)).toEqual(['a']);
    expect(idsOf((await queries.alerts({ owner: '医政科' }, 9)).items)).toEqual(['b']);
    expect(idsOf((await queries.alerts({ owner: '免疫' }, 9)).items)).toEqual([]);
    expect(idsOf((await queries.alerts({ states: ['firing'], unit: 'east', plan: PLAN }, 9)).items)).toEqual(['a']);
    expect(await queries.openAlertCount()).toEqual({ info: 0, warning: 2, critical: 0 });
    await expect(queries.alerts({}, 2, 'oops')).rejects.toThrow(BadCursorError);
  });

  it('rejections are filtered by code, source, time and whether they were sent again', async () => {
    const row = (id: string, position: number, at: string, source: string | null = null) => ({
      id,
      position,
      code: 'UNKNOWN_MEASURE',
      pointer: '',
      message: '',
      source,
      recordId: null,
      value: '{}',
      origin: 'test',
      at,
    });
    await desk.saveRows({
      rejections: [row('a', 1, '2025-03-01T08:00:00+08:00', '/his'), row('b', 2, '2025-03-01T01:00:00Z')],
      redriven: ['a'],
    });
    const ids = async (filter: Parameters<ReadQueries['rejections']>[0]): Promise<string[]> =>
      (await queries.rejections(filter, 9)).items.map(({ id }) => id);
    expect(await ids({})).toEqual(['b', 'a']);
    expect(await ids({ source: '/his' })).toEqual(['a']);
    expect(await ids({ since: '2025-03-01T00:30:00Z' })).toEqual(['b']);
    expect(await ids({ redriven: false, code: 'UNKNOWN_MEASURE' })).toEqual(['b']);
    expect(await queries.rejection(['a', 'x'])).toMatchObject([{ id: 'a', redriven: true, source: '/his' }]);
  });
}

/** What a projection stores that judged the target where the ledger has one value for everything. */
function observationText(plan: Plan, target: Target, at: Day, value: number | null): string {
  const told = { value, numerator: value, denominator: 1, definitionVersion: 1 };
  const observation = new RememberedObservation({
    coverage: at,
    reportWithinDays: 30,
    valueAt: () => told,
    valueInYearBefore: () => told,
    valueOver: () => told,
    completenessAt: () => 1,
  });
  judge(target, plan, observation, at);
  return observation.toText();
}
