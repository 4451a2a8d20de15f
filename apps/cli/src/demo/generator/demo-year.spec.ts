import { readFeedRecord, FEED_RECORD_TYPES, type FeedReading } from '#feed';
import { feedReferencesOf, loadCatalogue, type Catalogue } from '#plugin-host';
import { parseDay } from '#calendar';
import { DEFECTS } from './defects.js';
import { demoYear, type DemoMonth } from './demo-year.js';

let catalogue: Catalogue;
let year: readonly DemoMonth[];
let readings: readonly FeedReading[];

beforeAll(async () => {
  const loading = await loadCatalogue(['plugins/national', 'plugins/jining']);
  if (!loading.ok) throw new Error(JSON.stringify(loading.problems));
  catalogue = loading.catalogue;
  year = demoYear('jining', 7, catalogue.orgUnits);
  const context = feedReferencesOf(catalogue, { from: parseDay('2024-01-01')!, to: parseDay('2028-12-31')! });
  readings = year.flatMap(({ records }) => records).map((record) => readFeedRecord(record, context));
});

const records = () => readings.flatMap((reading) => (reading.ok ? [reading.record] : []));
const refusals = () => readings.flatMap((reading) => (reading.ok ? [] : [reading.refusal]));

describe('the demo year', () => {
  it('is the same for the same seed and another one for another', () => {
    expect(demoYear('jining', 7, catalogue.orgUnits)).toEqual(year);
    expect(demoYear('jining', 8, catalogue.orgUnits)).not.toEqual(year);
  });

  it('has twelve months and what came late, with some ten thousands of records', () => {
    expect(year.map(({ month }) => month)).toEqual([
      ...Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`),
      '2026-01',
    ]);
    expect(readings.length).toBeGreaterThan(15_000);
    expect(readings.length).toBeLessThan(40_000);
  });

  it('fits into one request a month', () => {
    expect(year.filter((month) => month.records.length > 5_000).map(({ month }) => month)).toEqual([]);
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
    const may = year.find(({ month }) => month === '2025-05')!;
    expect(may.records.filter((record) => record.includes('immunisation/370827/2025-03-'))).toHaveLength(22);
  });

  it('dates the population on the first day of the year', () => {
    const population = year[0]!.records
      .map((record) => record.slice(0, 5_000))
      .filter((record) => record.includes('"population.resident"'));
    expect(population).toHaveLength(11);
    expect(population.every((record) => record.includes('"period":"2025-01-01"'))).toBe(true);
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
