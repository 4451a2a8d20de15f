import { formatDay, type Day } from '#calendar';
import { InMemoryEventStore, type RecordedEvent } from '#event-store';
import type { Catalogue } from '#plugin-host';
import type { TargetStatus } from '#plans';
import { openReadQueries, SqliteProjectionStorage } from '#read-model';
import fc from 'fast-check';
import { ProjectionEngine } from './projection-engine.js';
import { PLAN } from './testing/city-year.js';
import { NaiveJudgement, type NaiveStatus } from './testing/naive-judgement.js';
import { logOf, surviving } from './testing/random-log.js';
import { history, openings } from './testing/random-year.js';
import { loadWholeLanguage } from './testing/whole-language.js';
import { day } from './testing/year-records.js';

/** Statuses by version, target and unit. */
type Told = Record<string, unknown>;

const PAST = ['2025-01-31', '2025-03-31', '2025-06-09', '2025-06-10', '2025-07-31', '2025-12-31'].map(day);

const cuts = fc.array(fc.record({ size: fc.integer({ min: 1, max: 12 }), restart: fc.boolean() }), {
  minLength: 1,
  maxLength: 5,
});

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await loadWholeLanguage();
});

/** A read model with the engine on it, after a log that was cut into batches, some with a restart behind them. */
async function after<T>(
  log: readonly RecordedEvent[],
  batches: readonly { readonly size: number; readonly restart: boolean }[],
  look: (engine: ProjectionEngine, storage: SqliteProjectionStorage) => Promise<T>,
): Promise<T> {
  const storage = SqliteProjectionStorage.open(':memory:');
  const store = new InMemoryEventStore();
  const open = () => ProjectionEngine.open({ store, storage, catalogue, clock: 'system' });
  try {
    let engine = await open();
    for (let from = 0, i = 0; from < log.length; i++) {
      const { size, restart } = batches[i % batches.length]!;
      await engine.apply(log.slice(from, from + size));
      from += size;
      if (restart) engine = await open();
    }
    return await look(engine, storage);
  } finally {
    await storage.close();
    await store.close();
  }
}

const WHOLE = [{ size: 1_000, restart: false }];

/** The board, and what the reading side says at every unit: of now, and of a past day. */
async function everything(engine: ProjectionEngine, storage: SqliteProjectionStorage, past: Day) {
  const queries = openReadQueries({ database: storage.db, catalogue });
  const board = engine.review.targets.map(({ judged: { plan, target, unit }, status, overdue, asOf }) => [
    `${plan.version}/${target.id}/${unit}`,
    { status, overdue, asOf: formatDay(asOf) },
  ]);
  const read: Told = {};
  for (const { code } of catalogue.orgUnits) {
    for (const asOf of [undefined, past]) {
      const { plan, targets, asOf: answered } = await queries.planStatus(PLAN, code, asOf);
      read[`${code} ${asOf === undefined ? 'now' : formatDay(asOf)}`] = {
        version: plan.version,
        asOf: formatDay(answered),
        targets: targets.map(({ target, status, rank }) => [target.id, status, rank]),
      };
    }
  }
  await queries.close();
  return { board: Object.fromEntries(board) as Told, read };
}

const key = ({ plan, target, unit }: NaiveStatus): string => `${plan.version}/${target.id}/${unit}`;

/** What matters of a status, figures without the last digits of their doubles. */
function told(status: TargetStatus): Told {
  const { state, value, numerator, denominator, definitionVersion, baseline, expected, gap, judgedAt } = status;
  const figures = { value, numerator, denominator, baseline, expected, gap };
  const rounded = Object.entries(figures).map(([name, one]) => [
    name,
    one === null ? null : Math.round(one * 1e6) / 1e6,
  ]);
  const { coverage, overdue } = status;
  const days = { judgedAt: formatDay(judgedAt), coverage: coverage === null ? null : formatDay(coverage) };
  return { state, definitionVersion, overdue, ...days, ...Object.fromEntries(rounded) };
}

const toldOf = (statuses: readonly NaiveStatus[]): Told =>
  Object.fromEntries(statuses.map((one) => [key(one), told(one.status)]));

describe('the whole plan language', () => {
  it('comes to the values and states of a naive recomputation, now and of past days', async () => {
    await fc.assert(
      fc.asyncProperty(history, openings, cuts, fc.constantFrom(...PAST), async (records, days, batches, past) => {
        const naive = new NaiveJudgement(catalogue, surviving(records));
        await after(logOf(records, days), batches, async (engine, storage) => {
          const board = engine.review.targets.map(({ judged, status }) => ({ ...judged, status }));
          expect(toldOf(board)).toEqual(toldOf(naive.onBoard(days.today)));
          const queries = openReadQueries({ database: storage.db, catalogue });
          for (const { code: unit } of catalogue.orgUnits) {
            const isStored = engine.review.targets.some(({ judged, asOf }) => judged.unit === unit && asOf === past);
            if (isStored) continue;
            const { plan, targets } = await queries.planStatus(PLAN, unit, past);
            const read = targets.map(({ target, status }) => ({ plan, target, unit, status }));
            expect(toldOf(read)).toEqual(toldOf(naive.asOf(past, unit)));
          }
          await queries.close();
        });
      }),
      { numRuns: 200 },
    );
  }, 180_000);

  it('is judged as if only what is left had ever been sent, in whatever batches and restarts', async () => {
    await fc.assert(
      fc.asyncProperty(history, openings, cuts, fc.constantFrom(...PAST), async (records, days, batches, past) => {
        const look = (...at: [ProjectionEngine, SqliteProjectionStorage]) => everything(...at, past);
        const found = await after(logOf(records, days), batches, look);
        const left = logOf(surviving(records), { between: [], today: days.today });
        expect(found).toEqual(await after(left, WHOLE, look));
      }),
      { numRuns: 300 },
    );
  }, 180_000);
});
