import { CLINIC, COUNTY, OTHER_CLINIC, OTHER_COUNTY } from './api-catalogue.js';

type Attributes = Readonly<Record<string, unknown>>;

export function event(id: string, type: string, data: Attributes, attributes: Attributes = {}) {
  return { specversion: '1.0', id, source: '/his/370811', type, data, ...attributes };
}

export function vaccination(id: string, occurredOn: string, data: Attributes = {}, attributes: Attributes = {}) {
  const all = { orgUnit: CLINIC, service: 'vaccination', subject: `p-${id}`, occurredOn, ...data };
  return event(id, 'zhibiao.service.recorded.v1', all, attributes);
}

export function children(id: string, orgUnit: string, value: number) {
  const data = { orgUnit, period: '2025-01-01', values: [{ measure: 'children', value }] };
  return event(id, 'zhibiao.measure.reported.v1', data);
}

export function shortage(id: string, caseId: string, stage: string, occurredAt: string) {
  const data = { orgUnit: CLINIC, caseType: 'shortage', caseId, stage, occurredAt };
  return event(id, 'zhibiao.case.updated.v1', data);
}

/**
 * Until 5 March: in 370811 eight doses for ten children (one a correction of a dose in another month), in 370812 one for
 * ten; a shortage resolved in time and one that ran late.
 */
export const EXAMPLE_FEED = [
  children('c1', COUNTY, 10),
  children('c2', OTHER_COUNTY, 10),
  ...Array.from({ length: 7 }, (_, i) => vaccination(`v${i}`, `2025-02-0${i + 1}`)),
  vaccination('v7', '2025-01-15'),
  vaccination('v7', '2025-03-05', {}, { revision: 2 }),
  vaccination('w1', '2025-03-05', { orgUnit: OTHER_CLINIC }),
  shortage('s1', 'A', 'reported', '2025-02-01T09:00:00+08:00'),
  shortage('s2', 'A', 'resolved', '2025-02-03T09:00:00+08:00'),
  shortage('s3', 'B', 'reported', '2025-02-10T09:00:00+08:00'),
];
