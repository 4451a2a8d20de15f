import type { AlertState } from '../alert.js';
import { decided, rejected, type AlertDecision } from '../decision.js';
import { factsOf } from '../evolve.js';

/** Somebody signs for the alert 签收. */
export interface Acknowledge {
  readonly type: 'acknowledge';
  readonly by: string;
  readonly comment?: string;
  /** ISO date and time with offset. */
  readonly at: string;
}

/** Allowed while nobody has signed. Signing again by the same person changes nothing. */
export function acknowledge(command: Acknowledge, alert: AlertState): AlertDecision {
  switch (alert.state) {
    case 'none':
      return rejected('ALERT_NOT_FOUND', alert.state, '没有这条预警');
    case 'resolved':
      return rejected('ALERT_STEP_NOT_ALLOWED', alert.state, '预警已恢复，无需签收');
    case 'acknowledged':
      if (alert.acknowledgedBy === command.by) return decided();
      return rejected('ALERT_STEP_NOT_ALLOWED', alert.state, `预警已由 ${alert.acknowledgedBy} 签收，可以添加批注`);
    case 'firing':
    case 'reopened':
      return decided({
        ...factsOf(alert),
        transition: 'acknowledged',
        state: 'acknowledged',
        by: command.by,
        ...(command.comment === undefined ? {} : { comment: command.comment }),
        at: command.at,
      });
  }
}
