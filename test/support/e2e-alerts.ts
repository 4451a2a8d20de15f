import type { ServerProcess } from './e2e-server.js';

export interface TimelineEntry {
  readonly transition: string;
  readonly at: string;
  readonly by?: string;
  readonly asOf: string;
  readonly value: number | null;
  readonly severity: string;
}

export interface AlertWithTimeline {
  readonly alertId: string;
  readonly key: string;
  readonly state: string;
  readonly kind: string;
  readonly severity: string;
  readonly orgUnit: string;
  readonly plan: string;
  readonly target?: string;
  readonly timeline: readonly TimelineEntry[];
}

interface AlertPage {
  readonly items: readonly AlertWithTimeline[];
  readonly nextCursor: string | null;
}

/** Every alert as the list shows it, ordered by key. */
export async function listAlerts(server: ServerProcess, query = ''): Promise<AlertWithTimeline[]> {
  const alerts: AlertWithTimeline[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: AlertPage = await server.get<AlertPage>(
      `/api/v1/alerts?limit=500&${query}${cursor === '' ? '' : `&cursor=${cursor}`}`,
    );
    alerts.push(...page.items);
    cursor = page.nextCursor;
  }
  return alerts.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Every alert with its timeline, ordered by key. */
export async function alertsWithTimelines(server: ServerProcess): Promise<AlertWithTimeline[]> {
  const alerts: AlertWithTimeline[] = [];
  for (const { alertId } of await listAlerts(server)) {
    alerts.push(await server.get<AlertWithTimeline>(`/api/v1/alerts/${alertId}`));
  }
  return alerts;
}
