import { createHash } from 'node:crypto';
import { readFeedRecord, FEED_RECORD_TYPES, type FeedReading } from '#feed';
import { feedReferencesOf, loadCatalogue, type Catalogue } from '#plugin-host';
import { parseDay } from '#calendar';
import { DEFECTS } from './defects.js';
import { demoYear, type DemoMonth } from './demo-year.js';

let catalogue: Catalogue;
let year: readonly DemoMonth[];
/** Records by month; of the screening that is by far the most, one in fifty. */
let texts: ReadonlyMap<string, readonly string[]>;
let counts: readonly number[];
let readings: readonly FeedReading[];
let digestsOf7: readonly string[];
let women: readonly string[];

const LARGE = '/jining/two-cancer';
const ONE_IN = 50;

beforeAll(async () => {
  const loading = await loadCatalogue(['plugins/national', 'plugins/jining']);
  if (!loading.ok) throw new Error(JSON.stringify(loading.problems));
  catalogue = loading.catalogue;
  year = demoYear('jining', 7, catalogue);
  const context = feedReferencesOf(catalogue, { from: parseDay('2024-01-01')!, to: parseDay('2028-12-31')! });
  const all = year.map(({ records }) => records());
  counts = all.map(({ length }) => length);
  digestsOf7 = all.map(digest);
  women = all.flat().flatMap((record) => (record.includes(LARGE) ? /"subject":"([^"]+)"/.exec(record)![1]! : []));
  let large = 0;
  const some = all.map((records) => records.filter((record) => !record.includes(LARGE) || large++ % ONE_IN === 0));
  texts = new Map(year.map(({ month }, at) => [month, some[at]!]));
  readings = some.flat().map((record) => readFeedRecord(record, context));
}, 60_000);

const records = () => readings.flatMap((reading) => (reading.ok ? [reading.record] : []));
const refusals = () => readings.flatMap((reading) => (reading.ok ? [] : [reading.refusal]));

const digest = (some: readonly string[]) => createHash('sha256').update(some.join('\n')).digest('hex');
const digests = (seed: number) => demoYear('jining', seed, catalogue).map((month) => digest(month.records()));

describe('the demo year', () => {
  it('is the same for the same seed and another one for another', () => {
    expect(digests(7)).toEqual(digestsOf7);
    expect(digests(8)).not.toEqual(digestsOf7);
  }, 60_000);

  it('has twelve months and what came late, with some hundred thousands of records', () => {
    expect(year.map(({ month }) => month)).toEqual([
      ...Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`),
      '2026-01',
    ]);
    const total = counts.reduce((sum, count) => sum + count, 0);
    expect(total).toBeGreaterThan(250_000);
    expect(total).toBeLessThan(300_000);
  });

  it('keeps each record of a month to that month', () => {
    for (const [month, some] of texts) {
      const large = some.filter((record) => record.includes(LARGE)).map((record) => record.slice(0, 5_000));
      expect(large.filter((record) => !record.includes(`"occurredOn":"${month}`))).toEqual([]);
    }
  });

  it('screens about as many women as the plan wants, a few of whose records come twice', () => {
    expect(new Set(women).size).toBe(241_000);
    expect(women.length).toBeGreaterThan(242_000);
  });

  it('holds all five types', () => {
    expect(new Set(records().map(({ type }) => type))).toEqual(new Set(Object.values(FEED_RECORD_TYPES)));
  });

  it('is refused where it is meant to be, with the code meant, and nowhere else', () => {
    const unforeseen = refusals().filter(({ id }) => id !== undefined && !id.startsWith('defect/'));
    expect(unforeseen).toEqual([]);
    expect(new Set(refusals().map(({ code }) => code))).toEqual(new Set(DEFECTS.map(({ code }) => code)));
    expect(refusals()).toHaveLength(12 * 4 + 1);
  });

  it('corrects, withdraws, doubles and sends stale records', () => {
    const seen = new Map<string, number>();
    const found = { corrected: 0, doubled: 0, stale: 0 };
    for (const { source, id, revision } of records()) {
      const before = seen.get(`${source} ${id}`);
      if (before === undefined) seen.set(`${source} ${id}`, revision);
      else if (before === revision) found.doubled++;
      else if (revision > before) {
        found.corrected++;
        seen.set(`${source} ${id}`, revision);
      } else found.stale++;
    }
    expect(found.corrected).toBeGreaterThan(5);
    expect(found.doubled).toBeGreaterThan(100);
    expect(found.stale).toBeGreaterThanOrEqual(1);
    expect(records().filter(({ type }) => type === FEED_RECORD_TYPES.recordWithdrawn).length).toBeGreaterThan(10);
  });

  it('sends some records weeks after the month they speak of', () => {
    expect(texts.get('2025-05')!.filter((record) => record.includes('immunisation/370827/2025-03-'))).toHaveLength(22);
  });

  it('dates the population on the first day of the year, and tells that of the year before', () => {
    const population = texts
      .get('2025-01')!
      .map((record) => record.slice(0, 5_000))
      .filter((record) => record.includes('"population.resident"'));
    expect(population.filter((record) => record.includes('"period":"2025-01-01"'))).toHaveLength(11);
    expect(population.filter((record) => record.includes('"period":"2024"'))).toHaveLength(11);
  });

  it('breaks the zero target in one county on one day', () => {
    const breaches = records().filter(
      (record) =>
        record.type === FEED_RECORD_TYPES.measureReported &&
        record.data.values.some(({ measure, value }) => measure === 'malaria.local-spread-from-import' && value > 0),
    );
    expect(breaches.map(({ data }) => data)).toEqual([
      { orgUnit: '370826', period: '2025-08-14', values: [{ measure: 'malaria.local-spread-from-import', value: 1 }] },
    ]);
  });

  it('keeps one drug shortage open beyond its limits', () => {
    const stages = new Map<string, string[]>();
    for (const record of records()) {
      if (record.type !== FEED_RECORD_TYPES.caseUpdated) continue;
      const { caseId, stage } = record.data;
      const known = stages.get(caseId) ?? [];
      if (!known.includes(stage)) stages.set(caseId, [...known, stage]);
    }
    const open = [...stages].filter(([, reached]) => !reached.includes('resolved')).map(([caseId]) => caseId);
    expect(open).toEqual(['DS-370832-6']);
  });
});
