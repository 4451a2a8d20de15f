import { parseDay } from '#calendar';
import { alertIdOf, type AlertKey } from '../alert-key.js';
import type { Alert, AlertFacts } from '../alert.js';
import type { Observation, ObservedEvidence, Worthy } from '../commands/observe.js';

export const vaccinationInRencheng: AlertKey = {
  plan: 'jining-2025',
  target: 'programme-vaccination-coverage',
  orgUnit: '370811',
  window: '2025',
};

export const behindWorthy: Worthy = {
  kind: 'behind',
  severity: 'warning',
  title: '任城区 免疫规划疫苗接种率 未达序时进度',
  message: '任城区 免疫规划疫苗接种率 85.2 %，低于序时进度 88.0 %（目标 ≥ 92 %，2025-12-31 前）',
};

export const missedWorthy: Worthy = {
  kind: 'missed',
  severity: 'critical',
  title: '任城区 免疫规划疫苗接种率 逾期未达标',
  message: '任城区 免疫规划疫苗接种率 85.2 %，到期（2025-12-31）未达目标 ≥ 92 %',
};

export function evidenceAt(ledgerPosition: number, value = 85.2): ObservedEvidence {
  return {
    value,
    numerator: value * 10,
    denominator: 1000,
    expected: 88,
    unit: '%',
    condition: { atLeast: 92 },
    definitionVersion: 1,
    asOf: day('2025-11-30'),
    coverage: day('2025-11-30'),
    deadline: day('2025-12-31'),
    ledgerPosition,
    planVersion: 1,
    catalogueDigest: 'c0ffee',
    owner: { lead: ['卫生与免疫规划科'], cooperating: [], leader: null },
  };
}

/** An observation of {@link vaccinationInRencheng}, one minute of the day per ledger position. */
export function observation(ledgerPosition: number, worthy: Worthy | null, key = vaccinationInRencheng): Observation {
  return {
    key,
    worthy,
    colour: worthy === null ? 'green' : worthy.kind === 'behind' ? 'yellow' : 'red',
    evidence: evidenceAt(ledgerPosition),
    at: momentOf(ledgerPosition),
  };
}

export function momentOf(minute: number): string {
  const hours = String(Math.floor(minute / 60)).padStart(2, '0');
  return `2025-12-01T${hours}:${String(minute % 60).padStart(2, '0')}:00+08:00`;
}

/** What an event says that rests on {@link observation}. */
export function factsOn<State extends Alert['state']>(
  ledgerPosition: number,
  worthy: Worthy,
  state: State,
  colour: AlertFacts['colour'],
): AlertFacts & { readonly state: State } {
  const iso = { asOf: '2025-11-30', coverage: '2025-11-30', deadline: '2025-12-31' };
  return {
    alertId: alertIdOf(vaccinationInRencheng),
    key: vaccinationInRencheng,
    state,
    ...worthy,
    colour,
    evidence: { ...evidenceAt(ledgerPosition), ...iso },
  };
}

function day(iso: string): number {
  const parsed = parseDay(iso);
  if (parsed === undefined) throw new RangeError(`no day: ${iso}`);
  return parsed;
}
