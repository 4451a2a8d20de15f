import { parseDay } from '#calendar';
import { eventIdOf, FEED_RECORD_TYPES, type FeedRecord } from '#feed';
import { MeasureIndex, RefTable, type MeasureDefinition } from '#indicators';
import { OrgTree, type OrgUnit } from '#org';
import type { Catalogue } from '#plugin-host';
import { LogReader } from '../projection/log-reader.js';
import type { LiveBatch } from './live-batch.js';
import { LiveHandOver, type IntakeAppend } from './live-hand-over.js';

const name = { zh: '名', en: 'name' };
const unit = (code: string, kind: OrgUnit['kind'], parent?: string): OrgUnit => ({
  code,
  name,
  kind,
  attributes: {},
  ...(parent !== undefined && { parent }),
});
const measure = (code: string, rest: Partial<MeasureDefinition>): MeasureDefinition => ({
  code,
  name,
  unit: '人',
  accrual: 'flow',
  source: { kind: 'service', services: ['screening'] },
  decimals: 0,
  mayBeNegative: false,
  distinctPer: 'year',
  reportWithinDays: 10,
  ...rest,
});
const catalogue = {
  orgUnits: [unit('C', 'city'), unit('A', 'county', 'C')],
  cohorts: [],
  measures: [
    measure('times', {}),
    measure('persons', { accrual: 'distinct' }),
    measure('beds', { accrual: 'stock', source: { kind: 'reported' }, decimals: 1 }),
  ],
  caseTypes: [{ code: 'shortage', name, stages: ['reported', 'closed'], limits: [] }],
} as unknown as Catalogue;

const envelope = (id: string) => ({ source: '/his', id, revision: 2, time: '2025-03-05T08:00:00+08:00' });
const records: FeedRecord[] = [
  {
    ...envelope('1'),
    type: FEED_RECORD_TYPES.serviceRecorded,
    data: { orgUnit: 'A', service: 'screening', subject: 'p-1', occurredOn: '2025-03-05' },
  },
  { ...envelope('2'), type: FEED_RECORD_TYPES.recordWithdrawn, data: { source: '/his', id: '1', reason: '误报' } },
  {
    ...envelope('3'),
    type: FEED_RECORD_TYPES.measureReported,
    data: { orgUnit: 'A', period: '2025-03', values: [{ measure: 'beds', value: 12.5 }] },
  },
  {
    ...envelope('4'),
    type: FEED_RECORD_TYPES.caseUpdated,
    data: { orgUnit: 'A', caseType: 'shortage', caseId: 'x', stage: 'closed', occurredAt: '2025-03-05T23:30:00Z' },
  },
];

/** Refs as a projection gave them: in an order of its own. */
const refs = { measures: ['beds', 'persons', 'times'], units: ['A', 'C'] };
const measureIndex = (): MeasureIndex =>
  new MeasureIndex(
    { ...catalogue, tree: new OrgTree(catalogue.orgUnits) },
    new RefTable(refs.measures),
    new RefTable(refs.units),
  );

const append: IntakeAppend = {
  stream: 'feed-A',
  expected: 'any',
  events: records.map((record) => ({
    id: eventIdOf(record.source, record.id, record.revision),
    type: record.type,
    data: JSON.stringify(record),
  })),
  records,
};

function handOver(results: { revision: number; position: number; first?: number }[], begin = true): LiveBatch[] {
  const sent: LiveBatch[] = [];
  const live = new LiveHandOver(catalogue, (batch) => sent.push(structuredClone(batch)));
  if (begin) live.begin(refs);
  live.advanced(99);
  live.offer(Array(results.length).fill(append) as IntakeAppend[], results);
  return sent;
}

describe('handing over beside the log', () => {
  it('says the same as reading the log', () => {
    const [batch] = handOver([{ revision: 3, position: 103, first: 100 }]);
    const reader = new LogReader(measureIndex());
    const recorded = append.events.map((event, i) => ({
      ...event,
      metadata: '',
      stream: 'feed-A',
      revision: i,
      position: 100 + i,
    }));
    expect([...reader.readLive(batch!.parts)]).toEqual([...reader.readAll(recorded)]);
    expect(batch).toMatchObject({ first: 100, last: 103 });
    expect(parseDay('2025-03-06')).toBe(
      [...reader.readLive(batch!.parts)]
        .flatMap((entry) =>
          entry.kind === 'record' && 'posting' in entry.arrival
            ? entry.arrival.posting.entries.map(({ day }) => day)
            : [],
        )
        .at(-1),
    );
  });

  it('hands nothing over where positions are unknown, another writer came between, or nobody takes it', () => {
    expect(handOver([{ revision: 3, position: 103 }])).toEqual([]);
    expect(
      handOver([
        { revision: 3, position: 103, first: 100 },
        { revision: 7, position: 120, first: 117 },
      ]),
    ).toEqual([]);
    expect(handOver([{ revision: 3, position: 103, first: 100 }], false)).toEqual([]);
  });

  it('hands nothing over while the projection is far behind', () => {
    expect(handOver([{ revision: 3, position: 500_003, first: 500_000 }])).toEqual([]);
  });
});
