import type { TargetStatus } from './status.js';

/**
 * Why somebody must act on a status. `broken`: before the deadline a limit was passed, or a period missed that cannot be
 * made up, and time cannot mend it.
 */
export interface AlertWorthy {
  readonly kind: 'behind' | 'missed' | 'broken' | 'overdue-data';
  readonly severity: 'critical' | 'warning' | 'info';
}

const BROKEN: AlertWorthy = { kind: 'broken', severity: 'critical' };
const MISSED: AlertWorthy = { kind: 'missed', severity: 'critical' };
const STRETCH_MISSED: AlertWorthy = { kind: 'missed', severity: 'info' };
const BEHIND: AlertWorthy = { kind: 'behind', severity: 'warning' };
const OVERDUE_DATA: AlertWorthy = { kind: 'overdue-data', severity: 'warning' };

/**
 * What a status asks for; `null`: nothing. `behind` once the deadline has passed is a missed target that is not hard,
 * which is told but not pressed. Overdue data is a warning: what is missing may be red.
 */
export function alertWorthy(
  status: Pick<TargetStatus, 'state' | 'overdue' | 'judgedAt' | 'deadline'>,
): AlertWorthy | null {
  const closed = status.judgedAt >= status.deadline;
  switch (status.state) {
    case 'missed':
      return closed ? MISSED : BROKEN;
    case 'behind':
      return closed ? STRETCH_MISSED : BEHIND;
    case 'no-data':
      return status.overdue ? OVERDUE_DATA : null;
    case 'not-started':
    case 'on-track':
    case 'due-soon':
    case 'reached':
    case 'made-good':
      return null;
  }
}
