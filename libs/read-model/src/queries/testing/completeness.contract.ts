import { formatDay, type Day } from '#calendar';
import { fever, nurses, screen, visits, withdrawal } from '../../testing/feed-events.js';
import { PostingDesk } from '../../testing/posting-desk.js';
import { day } from '../../testing/tiny-catalogue.js';
import { BadCursorError } from '../cursor.js';
import type { Completeness, CompletenessWanted, MeasureReach, ReadQueries, Reach } from '../read-queries.js';
import type { ReadModelUnderTest } from './read-queries.contract.js';

const PLAN = 'plan-2025';
const HIS = '/his/east';
const CLERK = '/clerk';

/** How the reading side tells of data that are late or missing. Reports are monthly and may take ten days. */
export function completenessContract(create: () => Promise<ReadModelUnderTest>): void {
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

  const asked = (wanted: Partial<CompletenessWanted> = {}): Promise<Completeness> =>
    queries.completeness({ plan: PLAN, unit: 'city', asOf: day('2025-03-15'), limit: 50, ...wanted });
  const reachOf = async (measure: string, wanted?: Partial<CompletenessWanted>): Promise<MeasureReach> =>
    (await asked(wanted)).items.find((item) => item.measure === measure)!;

  const postExample = (): Promise<void> =>
    desk.post(
      nurses({ id: 'n', source: CLERK }, 'east', '2024-12-31', 4),
      visits({ id: 'e1', source: HIS }, 'east-1-a', '2025-01-31', 1),
      visits({ id: 'e2', source: HIS }, 'east-1-a', '2025-02-28', 1),
      visits({ id: 'e3', source: HIS }, 'east-2-a', '2025-01-31', 1),
      visits({ id: 'c1', source: CLERK }, 'east-2-a', '2025-02-28', 1),
      visits({ id: 'w0', source: CLERK }, 'west-1-a', '2024-11-30', 1),
      visits({ id: 'w1', source: CLERK }, 'west-1-a', '2025-01-31', 1),
    );

  it('each measure is told once, with the targets that read it', async () => {
    const { items } = await asked();
    expect(items.map(({ measure, targets }) => [measure, targets])).toEqual([
      ['visits', ['per-nurse']],
      ['nurses', ['per-nurse', 'large']],
      ['screened', ['screened']],
      ['fever.in-time', ['fever-in-time']],
      ['fever.late', ['fever-in-time']],
    ]);
  });

  it('a measure is told by county and source, as of the day', async () => {
    await postExample();
    const { units, ...city } = await reachOf('visits');
    // Judged as of the day that both counties have reached.
    expect(told(city)).toEqual(['2025-01-31', 5, '1/2', 5]);
    expect(units.map(({ unit, ...reach }) => [unit, ...told(reach)])).toEqual([
      ['east', '2025-02-28', 0, '2/2', 4],
      ['west', '2025-01-31', 5, '0/1', 1],
    ]);
    expect(units[0]!.sources.map(({ source, ...reach }) => [source, ...told(reach)])).toEqual([
      [CLERK, '2025-02-28', 0, '1/1', 1],
      [HIS, '2025-02-28', 0, '1/2', 3],
    ]);
  });

  it('as of an earlier day what came later is not known, and not yet due', async () => {
    await postExample();
    const { units } = await reachOf('visits', { asOf: day('2025-02-20') });
    expect(units.map(({ unit, ...reach }) => [unit, ...told(reach).slice(0, 3)])).toEqual([
      ['east', '2025-01-31', 0, '2/2'],
      ['west', '2025-01-31', 0, '1/1'],
    ]);
  });

  it('a county is told by the units right below it', async () => {
    await postExample();
    const { units, ...east } = await reachOf('visits', { unit: 'east' });
    expect(told(east)).toEqual(['2025-02-28', 0, '2/2', 4]);
    expect(units.map(({ unit, sources }) => [unit, sources.map(({ source, records }) => [source, records])])).toEqual([
      ['east-1', [[HIS, 2]]],
      [
        'east-2',
        [
          [CLERK, 1],
          [HIS, 1],
        ],
      ],
    ]);
    const { units: below } = await reachOf('visits', { unit: 'east-1' });
    expect(below.map(({ unit, records }) => [unit, records])).toEqual([['east-1', 2]]);
    expect((await reachOf('visits', { unit: 'west' })).units.map(({ unit }) => unit)).toEqual(['west-1']);
  });

  it('a county that never reported is told where another one has', async () => {
    await desk.post(visits({ id: 'e', source: HIS }, 'east-1-a', '2025-02-28', 1));
    const { units, complete, reporters } = await reachOf('visits');
    expect(units.map(({ unit, ...reach }) => [unit, ...told(reach)])).toEqual([
      ['east', '2025-02-28', 0, '1/1', 1],
      ['west', null, 33, '0/0', 0],
    ]);
    expect([complete, reporters]).toEqual([1, 2]);
  });

  it('nobody waits for cases', async () => {
    await postExample();
    await desk.post(
      fever({ id: 'f1', source: HIS }, 'east-1-a', '2025-02-01', 'A', 'reported'),
      fever({ id: 'f2', source: HIS }, 'east-1-a', '2025-02-03', 'A', 'checked'),
    );
    const cases = await reachOf('fever.late');
    expect(told(cases)).toEqual(['2025-02-03', null, 'null/1', 2]);
    expect(cases.units.map(({ unit, sources }) => [unit, sources.map(({ source }) => source)])).toEqual([
      ['east', [HIS]],
    ]);
  });

  it('services go on by the day', async () => {
    await desk.post(
      screen({ id: 's1', source: HIS }, 'east-1-a', '2025-03-01', 'p'),
      screen({ id: 's2', source: HIS }, 'east-1-a', '2025-03-02', 'p'),
      screen({ id: 's3', source: HIS }, 'west-1-a', '2025-03-20', 'q'),
    );
    const { units } = await reachOf('screened');
    expect(units.map(({ unit, ...reach }) => [unit, ...told(reach)])).toEqual([
      ['east', '2025-03-02', 2, '0/1', 2],
      ['west', '2025-03-15', 0, '1/1', 1],
    ]);
  });

  it('what was corrected or taken back since counts no longer', async () => {
    await desk.post(visits({ id: 'a' }, 'east-1-a', '2025-02-28', 1), visits({ id: 'b' }, 'east-1-b', '2025-02-28', 1));
    expect(told(await reachOf('visits'))).toEqual(['2025-02-28', 0, '1/2', 2]);
    await desk.post(visits({ id: 'a', revision: 2 }, 'east-1-a', '2025-01-31', 1), withdrawal('b', 1));
    const { units } = await reachOf('visits');
    expect(told(units[0]!)).toEqual(['2025-01-31', 5, '0/1', 1]);
  });

  it('says that all of the ledger was read', async () => {
    await postExample();
    const { through, checkpoint } = await asked();
    expect([through, checkpoint]).toEqual([7, 7]);
  });

  it('comes in pages', async () => {
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await asked({ limit: 2, ...(cursor !== undefined && { cursor }) });
      seen.push(...page.items.map(({ measure }) => measure));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(['visits', 'nurses', 'screened', 'fever.in-time', 'fever.late']);
    await expect(asked({ cursor: 'oops' })).rejects.toThrow(BadCursorError);
  });
}

/** Last covered day, days overdue, complete of all reporters, records. */
function told({ lastCovered, overdueDays, complete, reporters, records }: Reach) {
  return [iso(lastCovered), overdueDays, `${complete}/${reporters}`, records];
}

const iso = (of: Day | null): string | null => (of === null ? null : formatDay(of));
