/** A valid event of each type, by short name; data that the references fixture knows. */
export const VALID_EVENTS = {
  measure: event('zhibiao.measure.reported.v1', {
    orgUnit: '370811001-1',
    period: '2025-03',
    values: [
      { measure: 'outpatient.visits', value: 128, dimensions: { sex: 'f' } },
      { measure: 'outpatient.visits', value: 120, dimensions: { sex: 'm' } },
      { measure: 'drug.cost', value: 10.25 },
      { measure: 'budget.balance', value: -3.5 },
    ],
    coverage: { from: '2025-03-01', to: '2025-03-20' },
  }),
  service: event('zhibiao.service.recorded.v1', {
    orgUnit: '370811001-1',
    service: 'vaccination',
    subject: 'p-370811-000123',
    occurredOn: '2025-03-05',
    attributes: { dose: 1, ageBand: '0-6', first: true, batch: null },
  }),
  case: event('zhibiao.case.updated.v1', {
    orgUnit: '370811001-1',
    caseType: 'drug-shortage',
    caseId: 'ds-1',
    stage: 'reported',
    occurredAt: '2025-03-05T09:30:00+08:00',
  }),
  milestone: event('zhibiao.milestone.updated.v1', {
    orgUnit: '370811',
    milestone: 'emergency-centre-built',
    state: 'reached',
    occurredOn: '2025-03-05',
    evidence: { document: '济卫发〔2025〕3号', pages: [1, 2] },
  }),
  withdrawn: event('zhibiao.record.withdrawn.v1', { source: '/his/370811', id: 'a1', revision: 2, reason: '重复录入' }),
} as const;

export interface EventFixture {
  readonly specversion: string;
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly [attribute: string]: unknown;
}

/** An event with other attributes and other members of `data`. */
export function changed(
  event: EventFixture,
  attributes: Readonly<Record<string, unknown>>,
  data: Readonly<Record<string, unknown>> = {},
): EventFixture {
  return { ...event, ...attributes, data: { ...event.data, ...data } };
}

function event(type: string, data: Readonly<Record<string, unknown>>): EventFixture {
  return { specversion: '1.0', id: 'b7a1c2d4-0001', source: '/his/370811', type, data };
}
