/** A feed record before it is checked, so that tests may spoil it. */
export interface DraftRecord {
  readonly specversion: string;
  readonly type: string;
  readonly source: string;
  readonly id: string;
  readonly revision?: number;
  readonly data: Readonly<Record<string, unknown>>;
}

const SOURCE = '/e2e/hospital';

export function report(
  id: string,
  orgUnit: string,
  period: string,
  values: Readonly<Record<string, number>>,
): DraftRecord {
  const list = Object.entries(values).map(([measure, value]) => ({ measure, value }));
  return draft('zhibiao.measure.reported.v1', id, { orgUnit, period, values: list });
}

export function service(id: string, orgUnit: string, code: string, subject: string, occurredOn: string): DraftRecord {
  return draft('zhibiao.service.recorded.v1', id, { orgUnit, service: code, subject, occurredOn });
}

export function caseStage(id: string, orgUnit: string, caseId: string, stage: string, day: string): DraftRecord {
  const occurredAt = `${day}T09:00:00+08:00`;
  return draft('zhibiao.case.updated.v1', id, { orgUnit, caseType: 'drug-shortage', caseId, stage, occurredAt });
}

export function milestone(id: string, orgUnit: string, code: string, state: string, occurredOn: string): DraftRecord {
  return draft('zhibiao.milestone.updated.v1', id, { orgUnit, milestone: code, state, occurredOn });
}

/** Takes a record back, up to a revision or for good. */
export function withdrawal(of: string, revision?: number): DraftRecord {
  const data = { source: SOURCE, id: of, ...(revision !== undefined && { revision }), reason: 'entered twice' };
  return draft('zhibiao.record.withdrawn.v1', `withdrawal-of-${of}`, data);
}

export function corrected(record: DraftRecord, revision: number, data: Readonly<Record<string, unknown>>): DraftRecord {
  return { ...record, revision, data: { ...record.data, ...data } };
}

function draft(type: string, id: string, data: Readonly<Record<string, unknown>>): DraftRecord {
  return { specversion: '1.0', type, source: SOURCE, id, data };
}
