import { alertStream, evolve, initialState, readAlertEvent, type AlertState } from '#alerts';
import type { EventStore, RecordedEvent } from '#event-store';
import type { AlertRow } from '#read-model';

/** Folds alert events into rows. An alert it does not know is read from its stream first. */
export class AlertFold {
  private readonly known = new Map<string, { state: AlertState; revision: number }>();

  constructor(private readonly store: EventStore) {}

  /** Rows of the alerts that the events changed. */
  async fold(events: readonly RecordedEvent[]): Promise<AlertRow[]> {
    const rows = new Map<string, AlertRow>();
    for (const record of events) {
      const event = readAlertEvent(record);
      const before = await this.before(event.alertId, record.revision);
      const state = record.revision <= before.revision ? before.state : evolve(before.state, event);
      this.known.set(event.alertId, { state, revision: Math.max(record.revision, before.revision) });
      if (state.state === 'none') continue;
      const { owner } = state.evidence;
      rows.set(event.alertId, {
        alertId: event.alertId,
        state: state.state,
        severity: state.severity,
        colour: state.colour,
        plan: state.key.plan,
        target: state.key.target ?? state.key.rule ?? '',
        unit: state.key.orgUnit,
        owners: [...owner.lead, ...owner.cooperating],
        position: record.position,
        data: JSON.stringify(state),
      });
    }
    return [...rows.values()];
  }

  private async before(alertId: string, revision: number): Promise<{ state: AlertState; revision: number }> {
    const known = this.known.get(alertId);
    if (known) return known;
    let state: AlertState = initialState;
    if (revision > 0) {
      for await (const record of this.store.readStream(alertStream(alertId), { limit: revision })) {
        state = evolve(state, readAlertEvent(record));
      }
    }
    return { state, revision: revision - 1 };
  }
}
