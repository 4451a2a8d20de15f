import type { FactoryProvider } from '@nestjs/common';
import { Metrics } from '#platform';
import type { ReadQueries } from '#read-model';
import {
  EVENT_STORE,
  INTAKE,
  NOTIFICATION_STATUS,
  PROJECTION,
  READ_QUERIES,
  type EventStore,
  type Intake,
  type NotificationStatus,
  type ProjectionHandle,
} from '../../server-parts.js';

/** The program's numbers, from the parts that have them. */
export const metricsProvider: FactoryProvider<Metrics> = {
  provide: Metrics,
  inject: [EVENT_STORE, READ_QUERIES, INTAKE, PROJECTION, NOTIFICATION_STATUS],
  useFactory: (
    store: EventStore,
    queries: ReadQueries,
    intake: Intake,
    projection: ProjectionHandle,
    channels: () => NotificationStatus[],
  ) =>
    new Metrics({
      records: () => intake.counts,
      kafka: () => intake.kafkaStatus(),
      projection: () => projection,
      head: () => store.head(),
      openAlerts: () => queries.openAlertCount(),
      channels,
    }),
};
