import { alertIdOf, alertStream, recordAlertEvent, type AlertEvent, type AlertKey } from '#alerts';
import type { EventStore, Position } from '#event-store';

/** Appends a firing alert for an org unit to the log; answers where it stands. */
export async function fire(store: EventStore, orgUnit: string): Promise<Position> {
  const event = firing(orgUnit);
  const { position } = await store.append(alertStream(event.alertId), 'no-stream', [recordAlertEvent(event, 0)]);
  return position;
}

/** Appends one firing alert per org unit, in order. */
export async function fireAll(store: EventStore, orgUnits: readonly string[]): Promise<readonly Position[]> {
  const positions: Position[] = [];
  for (const orgUnit of orgUnits) positions.push(await fire(store, orgUnit));
  return positions;
}

/** Codes of that many org units. */
export function units(count: number, from = 1): readonly string[] {
  return Array.from({ length: count }, (_, index) => String(370_800 + from + index));
}

function firing(orgUnit: string): AlertEvent {
  const key: AlertKey = { plan: 'jining-2025', target: 'maternal-deaths', orgUnit, window: '2025' };
  return {
    transition: 'firing',
    alertId: alertIdOf(key),
    key,
    state: 'firing',
    kind: 'broken',
    severity: 'critical',
    colour: 'red',
    title: `${orgUnit} 孕产妇死亡 突破零发生`,
    message: `${orgUnit} 孕产妇死亡 已发生 1 例（目标：零发生）`,
    evidence: {
      value: 1,
      numerator: 1,
      denominator: 1,
      expected: 0,
      unit: '例',
      condition: { zero: true },
      definitionVersion: 1,
      asOf: '2025-03-05',
      coverage: '2025-03-05',
      deadline: '2025-12-31',
      ledgerPosition: 10,
      planVersion: 1,
      catalogueDigest: 'c0ffee',
      owner: { lead: ['妇幼健康科'], cooperating: [], leader: null },
    },
    at: '2025-03-06T08:00:00+08:00',
  };
}
