import fc from 'fast-check';
import { Kysely, SqliteDialect } from 'kysely';
import { formatDay } from '#calendar';
import { FEED_RECORD_TYPES } from '#feed';
import { SqliteProjectionStorage } from '../sqlite/sqlite-projection-storage.js';
import { fever, visits, withdrawal, type FeedEvent } from '../testing/feed-events.js';
import { historyInBatches } from '../testing/histories.js';
import { surviving } from '../testing/naive-sums.js';
import { PostingDesk } from '../testing/posting-desk.js';
import { day, MEASURES } from '../testing/tiny-catalogue.js';
import { DaySums } from './day-sums.js';
import { JudgingReader } from './judging-reader.js';
import { ProjectionFacts } from './projection-facts.js';
import { SQLITE_READING } from './read-dialect.js';
import type { ReadTables } from './read-tables.js';
import { SourceTally, type TallyLimits } from './source-tally.js';
import { StoredRefs } from './stored-refs.js';
import { TINY_READ_CATALOGUE } from './testing/tiny-read-catalogue.js';

const RUNS = 60;
const REPORTERS: Readonly<Record<string, string>> = {
  'east-1-a': 'east-1',
  'east-1-b': 'east-1',
  'east-2-a': 'east-2',
  'west-1-a': 'west-1',
  'old-1-a': 'old-1',
  east: 'east',
};

type Counts = Record<string, number>;

async function opened(): Promise<{ desk: PostingDesk; tally: (limits?: TallyLimits) => SourceTally }> {
  const storage = SqliteProjectionStorage.open(':memory:');
  const desk = await PostingDesk.open({
    open: async () => storage,
    query: async <Row>(text: string) => storage.db.prepare(text).all() as Row[],
    remove: async () => undefined,
  });
  const db = new Kysely<ReadTables>({ dialect: new SqliteDialect({ database: storage.db }) });
  const sums = new DaySums(db, SQLITE_READING);
  const judging = new JudgingReader(TINY_READ_CATALOGUE, new StoredRefs(db), sums);
  const facts = new ProjectionFacts(db, SQLITE_READING, judging, sums);
  return { desk, tally: (limits) => new SourceTally(db, SQLITE_READING, judging, facts, MEASURES, limits) };
}

/** Records by what they count, reporter and day. All measures of one case type tell the same. */
function counted(tally: SourceTally): Counts {
  const counts: Counts = {};
  for (const measure of MEASURES.filter(({ code }) => !/fever\.(?!opened)/.test(code))) {
    for (const { reporter, days } of tally.of(measure)) {
      for (let at = day('2024-12-01'); at <= day('2025-06-30'); at++) {
        const records = days.total(at, at);
        if (records !== 0) counts[`${measure.code} ${reporter} ${formatDay(at)}`] = records;
      }
    }
  }
  return counts;
}

/** The same, from what is left of a history. */
function expected(history: readonly FeedEvent[]): Counts {
  const counts: Counts = {};
  for (const { record } of surviving(history)) {
    if (record.type === FEED_RECORD_TYPES.recordWithdrawn) continue;
    const { data, type } = record;
    const on =
      type === FEED_RECORD_TYPES.measureReported
        ? record.data.period
        : type === FEED_RECORD_TYPES.caseUpdated
          ? record.data.occurredAt.slice(0, 10)
          : record.data.occurredOn;
    const measures = {
      [FEED_RECORD_TYPES.measureReported]: () => ('values' in data ? data.values.map(({ measure }) => measure) : []),
      [FEED_RECORD_TYPES.serviceRecorded]: () => ['screened', 'minutes'],
      [FEED_RECORD_TYPES.caseUpdated]: () => ['fever.opened'],
      [FEED_RECORD_TYPES.milestoneUpdated]: () => ['centre'],
    }[type]();
    for (const measure of measures) {
      const key = `${measure} ${REPORTERS[data.orgUnit]} ${on}`;
      counts[key] = (counts[key] ?? 0) + 1;
    }
  }
  return counts;
}

describe('the tally of sources', () => {
  it('comes to what is left of any history, whenever and in whatever pieces it was read', async () => {
    await fc.assert(
      fc.asyncProperty(historyInBatches, fc.integer({ min: 1, max: 4 }), async (history, lines) => {
        const { desk, tally } = await opened();
        const inPieces = tally({ lines, windows: 2 });
        let batch: FeedEvent[] = [];
        for (const { event, cut } of history) {
          batch.push(event);
          if (cut === 'none') continue;
          await desk.post(...batch);
          batch = [];
          await inPieces.readOn();
        }
        await desk.post(...batch);
        for (let state = await inPieces.readOn(); state.through < state.checkpoint;) state = await inPieces.readOn();
        const atOnce = tally();
        await atOnce.readOn();
        const left = expected(history.map(({ event }) => event));
        expect(counted(inPieces)).toEqual(left);
        expect(counted(atOnce)).toEqual(left);
        await desk.close();
      }),
      { numRuns: RUNS },
    );
  });

  it('reads no more in one call than it may, and says how far it came', async () => {
    const { desk, tally } = await opened();
    await desk.post(
      ...Array.from({ length: 5 }, (_, i) => visits({ id: `v${i}` }, 'east-1-a', '2025-01-10', 1)),
      withdrawal('v0', 1),
    );
    const slow = tally({ lines: 2, windows: 1 });
    expect(await slow.readOn()).toEqual({ through: 2, checkpoint: 6 });
    expect(counted(slow)).toEqual({ 'visits east-1 2025-01-10': 2 });
    await slow.readOn();
    expect(await slow.readOn()).toEqual({ through: 6, checkpoint: 6 });
    expect(counted(slow)).toEqual({ 'visits east-1 2025-01-10': 4 });
    await desk.close();
  });

  it('takes nothing back that it never counted: a report of a case that was gone when it was read', async () => {
    const { desk, tally } = await opened();
    const slow = tally({ lines: 2, windows: 1 });
    await desk.post(
      visits({ id: 'v' }, 'east', '2025-01-10', 1),
      fever({ id: 'a' }, 'east', '2025-01-10', 'F', 'reported'),
    );
    await desk.post(withdrawal('a', 1));
    await slow.readOn();
    await desk.post(fever({ id: 'b' }, 'east', '2025-01-10', 'F', 'reported'));
    await slow.readOn();
    expect(counted(slow)).toEqual({ 'visits east 2025-01-10': 1, 'fever.opened east 2025-01-10': 1 });
    await desk.close();
  });

  it('begins anew when the read model does', async () => {
    const { desk, tally } = await opened();
    await desk.post(visits({ id: 'a' }, 'east-1-a', '2025-01-10', 1), visits({ id: 'b' }, 'east-1-a', '2025-01-11', 1));
    const kept = tally();
    await kept.readOn();
    await desk.stored.reset('another');
    expect(await kept.readOn()).toEqual({ through: -1, checkpoint: -1 });
    expect(counted(kept)).toEqual({});
    await desk.close();
  });

  it('lets calls that come together read each line once', async () => {
    const { desk, tally } = await opened();
    await desk.post(visits({ id: 'a' }, 'east-1-a', '2025-01-10', 1));
    const shared = tally();
    await Promise.all([shared.readOn(), shared.readOn(), shared.readOn()]);
    expect(counted(shared)).toEqual({ 'visits east-1 2025-01-10': 1 });
    await desk.close();
  });
});
