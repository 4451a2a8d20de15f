import { formatDay, parseDay } from '#calendar';
import { START, type EventStore, type RecordedEvent } from '#event-store';
import { eventIdOf, FEED_RECORD_TYPES } from '#feed';
import type { MeasureDefinition } from '#indicators';
import type { OrgUnit } from '#org';
import type { Catalogue } from '#plugin-host';
import type { Condition, Pacing, Target } from '#plans';
import { SqliteProjectionStorage } from '#read-model';
import fc from 'fast-check';
import { DAY_OPENED } from './log-event-types.js';
import { ProjectionEngine } from './projection-engine.js';

const name = { zh: '名', en: 'name' };
const unit = (code: string, kind: OrgUnit['kind'], parent?: string): OrgUnit => ({
  code,
  name,
  kind,
  attributes: {},
  ...(parent !== undefined && { parent }),
});
const measure = (code: string, accrual: MeasureDefinition['accrual'], source: MeasureDefinition['source']) => ({
  code,
  name,
  unit: '人',
  accrual,
  source,
  decimals: 0,
  mayBeNegative: false,
  distinctPer: 'year' as const,
  reportWithinDays: 10,
});
const target = (id: string, indicator: string, condition: Condition, pacing: Pacing): Target => ({
  id,
  task: '1',
  name,
  indicator,
  condition,
  appliesTo: { orgUnit: 'C', andEach: 'county' },
  window: 'year',
  deadline: parseDay('2025-06-30')!,
  strength: 'hard',
  pacing,
  noticeDays: 20,
});
const service = { kind: 'service', services: ['screening'] } as const;
const indicator = (code: string, formula: Catalogue['indicators'][number]['versions'][number]['formula']) => ({
  code,
  name,
  unit: '人',
  decimals: 0,
  direction: 'up' as const,
  versions: [{ version: 1, formula }],
});

const CATALOGUE: Catalogue = {
  digest: 'spec',
  plugins: [],
  orgUnits: [
    unit('C', 'city'),
    unit('A', 'county', 'C'),
    unit('B', 'county', 'C'),
    unit('A1', 'facility', 'A'),
    unit('B1', 'facility', 'B'),
  ],
  cohorts: [],
  measures: [
    measure('times', 'flow', service),
    measure('persons', 'distinct', service),
    measure('breaches', 'flow', { kind: 'reported' }),
    measure('people', 'stock', { kind: 'reported' }),
  ],
  services: [{ code: 'screening', name }],
  caseTypes: [],
  milestones: [],
  rules: [],
  programs: [],
  indicators: [
    indicator('times', { kind: 'count', measures: ['times'] }),
    indicator('coverage', { kind: 'ratio', numerator: ['persons'], denominator: ['people'], factor: 100 }),
    indicator('breaches', { kind: 'zero-event', measures: ['breaches'] }),
  ],
  plans: [
    {
      id: 'p',
      region: 'C',
      year: 2025,
      version: 1,
      document: '',
      tasks: [{ id: '1', title: '', lead: [], cooperating: [] }],
      targets: [
        target('times', 'times', { atLeast: 8 }, 'linear'),
        target('coverage', 'coverage', { above: 40 }, 'full'),
        target('limit', 'times', { atMost: 6 }, 'linear'),
        target('none', 'breaches', { zero: true }, 'full'),
      ],
    },
  ],
};

/** One version of a record as a source might send it, or its withdrawal up to that revision. */
interface Sent {
  readonly id: number;
  readonly revision: number;
  readonly withdrawal: boolean;
  readonly where: 'A1' | 'B1';
  readonly day: number;
  readonly kind: 'screening' | 'people' | 'breaches';
  readonly amount: number;
}

const FIRST = parseDay('2025-01-01')!;
const sent: fc.Arbitrary<Sent> = fc.record({
  id: fc.nat(5),
  revision: fc.integer({ min: 1, max: 3 }),
  withdrawal: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
  where: fc.constantFrom('A1' as const, 'B1' as const),
  day: fc.integer({ min: 0, max: 200 }),
  kind: fc.constantFrom('screening' as const, 'people' as const, 'breaches' as const),
  amount: fc.nat(9),
});

function typeAndData({ id, revision, withdrawal, where, day, kind, amount }: Sent): [string, unknown] {
  const on = formatDay(FIRST + day);
  if (withdrawal)
    return [FEED_RECORD_TYPES.recordWithdrawn, { source: '/s', id: String(id), revision, reason: 'spec' }];
  if (kind === 'screening') {
    const data = { orgUnit: where, service: 'screening', subject: `p${amount % 4}`, occurredOn: on };
    return [FEED_RECORD_TYPES.serviceRecorded, data];
  }
  const values = [{ measure: kind, value: kind === 'people' ? amount + 1 : amount % 2 }];
  return [FEED_RECORD_TYPES.measureReported, { orgUnit: where, period: on, values }];
}

/** A log of these, with the day after the half-year opened at its end. */
function logOf(records: readonly Sent[], today: number): RecordedEvent[] {
  const events = records.map((one, i) => {
    const [type, data] = typeAndData(one);
    const id = one.withdrawal ? `w${i}` : String(one.id);
    return { type, data: { type, source: '/s', id, revision: one.withdrawal ? 1 : one.revision, data } };
  });
  return [...events, { type: DAY_OPENED, data: { region: 'C', day: formatDay(FIRST + today) } }].map(
    (event, position) => ({
      id: eventIdOf('/spec', String(position), 1),
      type: event.type,
      data: JSON.stringify(event.data),
      metadata: '',
      stream: event.type === DAY_OPENED ? 'calendar-C' : 'feed-A',
      revision: position,
      position,
    }),
  );
}

/** The records as they stand in the end: for each the highest revision sent first, unless it was withdrawn. */
function surviving(records: readonly Sent[]): Sent[] {
  const ids = [...new Set(records.map(({ id }) => id))];
  return ids.flatMap((id) => {
    const own = records.filter((one) => one.id === id);
    const withdrawn = Math.max(0, ...own.filter((one) => one.withdrawal).map(({ revision }) => revision));
    const highest = Math.max(0, ...own.filter((one) => !one.withdrawal).map(({ revision }) => revision));
    if (highest <= withdrawn) return [];
    return own.find((one) => !one.withdrawal && one.revision === highest)!;
  });
}

const NO_STORE = {
  appendBatch: async () => [],
  readStream: async function* () {},
} as unknown as EventStore;

const open = (storage: SqliteProjectionStorage): Promise<ProjectionEngine> =>
  ProjectionEngine.open({ store: NO_STORE, storage, catalogue: CATALOGUE, clock: 'system' });

/** Statuses, and what is stored of them, after the log, taken in batches of the given sizes and with the engine opened anew between them. */
async function statusesAfter(log: readonly RecordedEvent[], sizes: readonly number[], restart: boolean) {
  const storage = SqliteProjectionStorage.open(':memory:');
  try {
    let engine = await open(storage);
    for (let from = 0, i = 0; from < log.length; i++) {
      const size = sizes[i % sizes.length]!;
      await engine.apply(log.slice(from, from + size));
      from += size;
      if (restart) engine = await open(storage);
    }
    const rows = await storage.observed();
    return {
      statuses: engine.review.targets.map(({ judged: { target, unit }, status, asOf }) => [
        target.id,
        unit,
        asOf,
        status,
      ]),
      rows: rows
        .map((row) => ({ ...row, data: JSON.parse(row.data) as unknown }))
        .sort((a, b) => (`${a.group}/${a.unit}` < `${b.group}/${b.unit}` ? -1 : 1)),
    };
  } finally {
    await storage.close();
  }
}

describe('the projection', () => {
  it('judges any history as if only what is left of it had ever been sent, in whatever batches and restarts', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(sent, { maxLength: 25 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 250 }),
        async (records, sizes, restart, today) => {
          const found = await statusesAfter(logOf(records, today), sizes, restart);
          expect(found).toEqual(await statusesAfter(logOf(surviving(records), today), [1_000], false));
        },
      ),
      { numRuns: 1_000 },
    );
  }, 240_000);

  it('starts before the log and stands at its last event afterwards', async () => {
    const storage = SqliteProjectionStorage.open(':memory:');
    const engine = await open(storage);
    expect(engine.position).toBe(START);
    const log = logOf([], 10);
    expect(await engine.apply(log)).toEqual({ position: log.at(-1)!.position, records: 0 });
    expect(engine.position).toBe(log.at(-1)!.position);
    await storage.close();
  });
});
