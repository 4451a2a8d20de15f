import type { FactoryProvider } from '@nestjs/common';
import { Metrics } from '#platform';
import type { ReadQueries } from '#read-model';
import {
  EVENT_STORE,
  INTAKE,
  NOTIFICATION_STATUS,
  PLUGIN_DESK,
  PROJECTION,
  READ_QUERIES,
  type EventStore,
  type Intake,
  type NotificationStatus,
  type PluginDesk,
  type ProjectionHandle,
} from '../../server-parts.js';
import { pluginViews } from '../plugins/plugin-view.js';

/** The program's numbers, from the parts that have them. */
export const metricsProvider: FactoryProvider<Metrics> = {
  provide: Metrics,
  inject: [EVENT_STORE, READ_QUERIES, INTAKE, PROJECTION, NOTIFICATION_STATUS, PLUGIN_DESK],
  useFactory: (
    store: EventStore,
    queries: ReadQueries,
    intake: Intake,
    projection: ProjectionHandle,
    channels: () => NotificationStatus[],
    desk: PluginDesk,
  ) =>
    new Metrics({
      records: () => intake.counts,
      kafka: () => intake.kafkaStatus(),
      projection: () => projection,
      head: () => store.head(),
      openAlerts: () => queries.openAlertCount(),
      channels,
      plugins: () => pluginCounts(desk),
    }),
};

/** How many plugins there are in each state. */
function pluginCounts({ inForce, plugins }: PluginDesk): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { state } of pluginViews({ inForce, plugins, rules: [] })) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}
