import type { AlertItem, AlertWithTimeline } from '../../alerts/alert-view.js';
import { allPages } from '../../api/pages.js';
import type { ZhibiaoApi } from '../../api/zhibiao-api.js';

/** An alert with the days between which it was open, by the data. */
export interface AlertCourse extends AlertItem {
  /** When it fired last. */
  readonly since: string;
  /** `null`: it is open. */
  readonly until: string | null;
  /** How often it fired. */
  readonly times: number;
}

const AT_ONCE = 8;

/** Every alert with its course: the open ones first, the gravest of each before the others, then by day. */
export async function alertCourses(api: ZhibiaoApi): Promise<readonly AlertCourse[]> {
  const alerts = await allPages<AlertItem>(api, '/alerts');
  const courses: AlertCourse[] = [];
  for (let at = 0; at < alerts.length; at += AT_ONCE) {
    const some = alerts.slice(at, at + AT_ONCE);
    courses.push(
      ...(await Promise.all(some.map(({ alertId }) => api.get<AlertWithTimeline>(`/alerts/${alertId}`)))).map(courseOf),
    );
  }
  return courses.sort((a, b) => rank(a) - rank(b) || (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));
}

function courseOf({ timeline, ...alert }: AlertWithTimeline): AlertCourse {
  const fired = timeline.filter(({ transition }) => transition === 'firing' || transition === 'reopened');
  const resolved = timeline.findLast(({ transition }) => transition === 'resolved');
  return {
    ...alert,
    since: fired.at(-1)?.asOf ?? alert.asOf,
    until: alert.state === 'resolved' ? (resolved?.asOf ?? alert.asOf) : null,
    times: fired.length,
  };
}

const SEVERITIES = ['critical', 'warning', 'info'];

function rank({ until, severity }: AlertCourse): number {
  return (until === null ? 0 : SEVERITIES.length) + SEVERITIES.indexOf(severity);
}
