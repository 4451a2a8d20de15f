import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { alertStream, alertView, isAlertEvent, readAlertEvent, type AlertEvent, type TimelineEntry } from '#alerts';
import { ProblemException } from '#platform';
import { EVENT_STORE, type EventStore } from '../../server-parts.js';
import { alertSummary, type AlertSummary } from './alert-view.js';

const ALERT_ID = /^[0-9a-f]{16}$/;

export type AlertWithTimeline = AlertSummary & { readonly timeline: readonly TimelineEntry[] };

export class GetAlert extends Query<AlertWithTimeline> {
  constructor(readonly alertId: string) {
    super();
  }
}

/** Reads the alert's own stream, so that a step just taken is in it. */
@QueryHandler(GetAlert)
export class GetAlertHandler implements IQueryHandler<GetAlert, AlertWithTimeline> {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  async execute({ alertId }: GetAlert): Promise<AlertWithTimeline> {
    const events: AlertEvent[] = [];
    if (ALERT_ID.test(alertId)) {
      for await (const record of this.store.readStream(alertStream(alertId))) {
        if (isAlertEvent(record)) events.push(readAlertEvent(record));
      }
    }
    const view = alertView(events);
    if (!view) throw unknownAlert(alertId);
    return { ...alertSummary(view.alert), timeline: view.timeline };
  }
}

export function unknownAlert(alertId: string): ProblemException {
  return new ProblemException(404, 'ALERT_NOT_FOUND', '没有这条预警', `没有编号为 ${alertId} 的预警`);
}
