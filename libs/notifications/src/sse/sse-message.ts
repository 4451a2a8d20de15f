import { alertCloudEventOf, isAlertEvent, type AlertCloudEvent } from '#alerts';
import type { Position, RecordedEvent } from '#event-store';

/** One Server-Sent Event. `data` is a single line of JSON. */
export interface SseMessage {
  /** Position in the log as text: what `Last-Event-ID` resumes from. */
  readonly id: string;
  /** Always `message`, so that `EventSource.onmessage` hears every alert; the transition is the CloudEvent's `type`. */
  readonly event: string;
  readonly data: string;
}

/** An alert event made ready once for every subscriber. */
export interface SseAlert {
  readonly position: Position;
  readonly event: AlertCloudEvent;
  readonly message: SseMessage;
}

/** The alerts of a batch. Leaves out what a newer version of the program wrote: a live view shows what it knows. */
export function sseAlerts(records: readonly RecordedEvent[]): readonly SseAlert[] {
  return records.filter(isAlertEvent).map(sseAlert);
}

function sseAlert(record: RecordedEvent): SseAlert {
  const event = alertCloudEventOf(record);
  const message = { id: String(record.position), event: 'message', data: JSON.stringify(event) };
  return { position: record.position, event, message };
}

/** The position that a `Last-Event-ID` names; `undefined` where it is none of ours. */
export function positionOfEventId(lastEventId: string | undefined): Position | undefined {
  if (lastEventId === undefined || !/^\d+$/.test(lastEventId)) return undefined;
  const position = Number(lastEventId);
  return Number.isSafeInteger(position) ? position : undefined;
}
