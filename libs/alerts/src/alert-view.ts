import type { AlertEvent, AlertTransition } from './alert-event.js';
import type { Alert, AlertSeverity, AlertState } from './alert.js';
import { evolve, initialState } from './evolve.js';

/** One line of an alert's history. */
export interface TimelineEntry {
  readonly transition: AlertTransition;
  /** ISO date and time with offset. */
  readonly at: string;
  /** Who did it; absent where evaluation decided. */
  readonly by?: string;
  readonly comment?: string;
  /** ISO day the figures speak of. */
  readonly asOf: string;
  /** In the target's unit. */
  readonly value: number | null;
  readonly severity: AlertSeverity;
  readonly message: string;
}

export interface AlertView {
  readonly alert: Alert;
  readonly timeline: readonly TimelineEntry[];
}

/** An alert with its timeline, from all events of its stream; `undefined` where there are none. */
export function alertView(events: readonly AlertEvent[]): AlertView | undefined {
  const alert = events.reduce<AlertState>(evolve, initialState);
  return alert.state === 'none' ? undefined : { alert, timeline: events.map(timelineEntry) };
}

export function timelineEntry(event: AlertEvent): TimelineEntry {
  return {
    transition: event.transition,
    at: event.at,
    ...('by' in event ? { by: event.by } : {}),
    ...('comment' in event && event.comment !== undefined ? { comment: event.comment } : {}),
    asOf: event.evidence.asOf,
    value: event.evidence.value,
    severity: event.severity,
    message: event.message,
  };
}
