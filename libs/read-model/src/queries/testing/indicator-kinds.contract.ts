import { formatDay, type Day } from '#calendar';
import { judgingOver } from '../../judging/judging.js';
import { fever, nurses, visits } from '../../testing/feed-events.js';
import { PostingDesk } from '../../testing/posting-desk.js';
import { day } from '../../testing/tiny-catalogue.js';
import type { ExplanationWanted, IndicatorPart, ReadQueries } from '../read-queries.js';
import { KINDS_CATALOGUE } from './kinds-catalogue.js';
import type { ReadModelUnderTest } from './read-queries.contract.js';

const PLAN = 'plan-2025';

/** What the reading side must answer of indicators that look at other units, other years or other indicators. */
export function indicatorKindsContract(create: () => Promise<ReadModelUnderTest>): void {
  let under: ReadModelUnderTest;
  let desk: PostingDesk;
  let queries: ReadQueries;

  beforeEach(async () => {
    under = await create();
    desk = await PostingDesk.open(under);
    desk.stored.keepByUnit(judgingOver(KINDS_CATALOGUE, desk.stored.refs).keptByUnit);
    queries = under.read();
    await desk.post(
      nurses({ id: 'ne' }, 'east', '2024-12-31', 2),
      nurses({ id: 'nw' }, 'west', '2024-12-31', 1),
      visits({ id: 'e24' }, 'east-1-a', '2024-01-20', 16),
      visits({ id: 'e24-late' }, 'east-1-a', '2024-03-20', 100),
      visits({ id: 'w24' }, 'west-1-a', '2024-02-20', 4),
      visits({ id: 'e25' }, 'east-1-a', '2025-01-20', 9),
      visits({ id: 'e25-b' }, 'east-1-b', '2025-02-10', 11),
      visits({ id: 'w25' }, 'west-1-a', '2025-02-05', 6),
      visits({ id: 'w25-b' }, 'west-1-a', '2025-02-20', 8),
      fever({ id: 'f1' }, 'west-1-a', '2025-02-01', 'B', 'reported'),
    );
  });

  afterEach(async () => {
    await queries.close();
    await desk.close();
    await under.remove();
  });

  const statusesAt = async (unit: string, asOf: string): Promise<Record<string, number | null>> => {
    const { targets } = await queries.planStatus(PLAN, unit, day(asOf));
    return Object.fromEntries(targets.map(({ target, status }) => [target.id, status.value]));
  };

  const explain = (target: string, wanted: Partial<ExplanationWanted> = {}) =>
    queries.explain({ plan: PLAN, target, unit: 'west', asOf: day('2025-02-20'), limit: 50, ...wanted });

  it('targets are judged from siblings, members and the year before', async () => {
    expect(await statusesAt('west', '2025-02-20')).toMatchObject({ growth: 250, rank: 1, busy: 100, run: 1 });
    // Each as of the day that its own data reach: in the east, and so in the city, the 10th.
    expect(await statusesAt('east', '2025-02-20')).toMatchObject({ growth: 25, rank: 1, busy: 100 / 3 });
    expect(await statusesAt('city', '2025-02-20')).toMatchObject({ growth: 62.5, rank: null, busy: 20 });
  });

  it('units are put in order by growth, and by the places they have', async () => {
    await desk.post(visits({ id: 'e25-c' }, 'east-1-a', '2025-02-20', 1));
    const order = async (target: string) => {
      const { entries } = await queries.ranking(PLAN, target, 'county', day('2025-02-20'));
      return entries.map(({ unit, rank, status }) => [unit, rank, status.value]);
    };
    expect(await order('growth')).toEqual([
      ['west', 1, 250],
      ['east', 2, 31.25],
    ]);
    expect(await order('rank')).toEqual([
      ['west', 1, 1],
      ['east', 2, 2],
    ]);
  });

  it('an indicator over periods reads the year before each of them', async () => {
    const points = await queries.indicatorValues({
      indicator: 'growth',
      unit: 'city',
      from: day('2025-01-01'),
      to: day('2025-02-28'),
      grain: 'month',
      cumulative: false,
    });
    expect(points.map(({ value, numerator, denominator }) => [value, numerator, denominator])).toEqual([
      [-43.75, 9, 16],
      [525, 25, 4],
    ]);
  });

  it('a running period is told up to the last day with data', async () => {
    const quarter = { unit: 'east', from: day('2025-01-01'), to: day('2025-03-31'), cumulative: false } as const;
    const [growth] = await queries.indicatorValues({ indicator: 'growth', grain: 'quarter', ...quarter });
    expect(growth).toMatchObject({ value: 25, numerator: 20, denominator: 16 });
    const [kept] = await queries.indicatorValues({ indicator: 'monthly', grain: 'quarter', ...quarter });
    expect(kept).toMatchObject({ value: 50, numerator: 1, denominator: 2 });
    expect(kept).not.toHaveProperty('best');
  });

  it('a rank is told for units whose sums lie by day', async () => {
    const [point] = await queries.indicatorValues({
      indicator: 'rank',
      unit: 'east-1-a',
      from: day('2025-02-01'),
      to: day('2025-02-28'),
      grain: 'month',
      cumulative: true,
    });
    expect(point).toMatchObject({ value: null });
    const [busy] = await queries.indicatorValues({
      indicator: 'busy',
      unit: 'east-1',
      from: day('2025-02-01'),
      to: day('2025-02-28'),
      grain: 'month',
      cumulative: true,
    });
    expect(busy).toMatchObject({ value: 50, numerator: 1, denominator: 2 });
  });

  const told = ({ indicator, role, unit, from, to, value }: IndicatorPart) => [
    indicator,
    role,
    unit,
    iso(from),
    iso(to),
    value,
  ];

  describe('an explanation', () => {
    it('of growth opens both years', async () => {
      const { definition, measures, indicators, contributions } = await explain('growth', { unit: 'east' });
      expect(definition.formula.kind).toBe('growth');
      expect(measures).toEqual([]);
      expect(indicators.map(told)).toEqual([
        ['visits', 'numerator', 'east', '2025-01-01', '2025-02-10', 20],
        ['visits', 'denominator', 'east', '2024-01-01', '2024-02-10', 16],
      ]);
      expect(indicators[1]!.measures).toEqual([
        {
          measure: 'visits',
          role: 'numerator',
          unit: 'east',
          from: day('2024-01-01'),
          to: day('2024-02-10'),
          sum: 16,
        },
      ]);
      expect(contributions.map(({ recordId }) => recordId)).toEqual(['e24', 'e25', 'e25-b']);
    });

    it('of a rank opens the values of all siblings', async () => {
      const { indicators, contributions } = await explain('rank');
      expect(indicators.map(({ unit, value }) => [unit, value])).toEqual([
        ['east', 10],
        ['west', 14],
      ]);
      expect(contributions.map(({ recordId }) => recordId)).toEqual(['ne', 'nw', 'e25', 'e25-b', 'w25', 'w25-b']);
    });

    it('of a share opens each member of the cohort', async () => {
      const { indicators, contributions } = await explain('busy', { unit: 'east', asOf: day('2025-02-20') });
      expect(indicators.map(({ unit, value }) => [unit, value])).toEqual([
        ['east-1-a', 9],
        ['east-1-b', 11],
        ['east-2-a', null],
      ]);
      expect(contributions.map(({ recordId }) => recordId)).toEqual(['e25', 'e25-b']);
    });

    it('of a recurring obligation shows each of its periods', async () => {
      const { measures, contributions } = await explain('monthly', { unit: 'east', asOf: day('2025-02-20') });
      expect(measures.map(({ from, to, sum }) => [iso(from!), iso(to), sum])).toEqual([
        ['2025-01-01', '2025-01-31', 9],
        ['2025-02-01', '2025-02-10', 11],
      ]);
      expect(contributions.map(({ recordId }) => recordId)).toEqual(['e25', 'e25-b']);
    });

    it('pages through all contributions, of whatever unit', async () => {
      const seen: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null;) {
        const page = await explain('rank', { limit: 2, ...(cursor !== undefined && { cursor }) });
        seen.push(...page.contributions.map(({ recordId }) => recordId));
        cursor = page.nextCursor;
      }
      expect(seen).toEqual(['ne', 'nw', 'e25', 'e25-b', 'w25', 'w25-b']);
    });

    it('lists the cases behind an inner indicator, once each', async () => {
      const { cases } = await explain('fever-rank', { unit: 'east', asOf: day('2025-02-20') });
      expect(cases.map(({ caseId, counts }) => [caseId, counts.map(({ measure }) => measure)])).toEqual([
        ['B', ['fever.late']],
      ]);
    });
  });
}

const iso = (of: Day): string => formatDay(of);
