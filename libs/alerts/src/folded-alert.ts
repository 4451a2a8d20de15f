import type { EventStore, StreamAppend } from '#event-store';
import { readAlertEvent, recordAlertEvent } from './alert-record.js';
import type { AlertEvent } from './alert-event.js';
import { alertStream } from './alert-key.js';
import type { AlertState } from './alert.js';
import { evolve, initialState } from './evolve.js';

/** What is known of an alert's stream. */
export interface FoldedAlert {
  readonly alert: AlertState;
  /** Revision of the stream's last event; -1: there is no stream. */
  readonly revision: number;
}

export const UNHEARD_OF: FoldedAlert = { alert: initialState, revision: -1 };

/** The alert as it stands in the log now. */
export async function loadAlert(store: EventStore, alertId: string): Promise<FoldedAlert> {
  let folded = UNHEARD_OF;
  for await (const record of store.readStream(alertStream(alertId))) {
    folded = { alert: evolve(folded.alert, readAlertEvent(record)), revision: record.revision };
  }
  return folded;
}

export function evolveFolded(folded: FoldedAlert, events: readonly AlertEvent[]): FoldedAlert {
  return { alert: events.reduce<AlertState>(evolve, folded.alert), revision: folded.revision + events.length };
}

/** Puts events behind what is known of the stream, and is refused where more stands there. */
export function appendBehind(alertId: string, folded: FoldedAlert, events: readonly AlertEvent[]): StreamAppend {
  return {
    stream: alertStream(alertId),
    expected: folded.revision < 0 ? 'no-stream' : folded.revision,
    events: events.map((event, index) => recordAlertEvent(event, folded.revision + 1 + index)),
  };
}
