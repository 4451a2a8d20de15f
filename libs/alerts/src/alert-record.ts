import type { NewEvent, RecordedEvent } from '#event-store';
import { alertEventId } from './alert-event-id.js';
import { ALERT_TRANSITIONS, type AlertEvent, type AlertTransition } from './alert-event.js';

const TYPES: ReadonlySet<string> = new Set(ALERT_TRANSITIONS.map(alertEventType));

/** For example `zhibiao.alert.firing.v1`. */
export function alertEventType(transition: AlertTransition): string {
  return `zhibiao.alert.${transition}.v1`;
}

/** An alert event as it is appended at a revision of its stream. */
export function recordAlertEvent(event: AlertEvent, revision: number): NewEvent {
  return {
    id: alertEventId(event, revision),
    type: alertEventType(event.transition),
    data: JSON.stringify(event),
  };
}

/** Whether this version knows what the record says. */
export function isAlertEvent(record: RecordedEvent): boolean {
  return TYPES.has(record.type);
}

/** The alert event of a record. Throws where the type is not known: it was written by a newer version of the program. */
export function readAlertEvent(record: RecordedEvent): AlertEvent {
  if (!isAlertEvent(record)) throw new Error(`unknown alert event ${record.type} at position ${record.position}`);
  return JSON.parse(record.data) as AlertEvent;
}
