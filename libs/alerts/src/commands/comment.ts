import type { AlertState } from '../alert.js';
import { decided, rejected, type AlertDecision } from '../decision.js';
import { factsOf } from '../evolve.js';

/** A remark for the timeline 批注. */
export interface Comment {
  readonly type: 'comment';
  readonly by: string;
  readonly comment: string;
  /** ISO date and time with offset. */
  readonly at: string;
}

/** Allowed in every state; the state stays. */
export function comment(command: Comment, alert: AlertState): AlertDecision {
  if (alert.state === 'none') return rejected('ALERT_NOT_FOUND', alert.state, '没有这条预警');
  const text = command.comment.trim();
  if (text === '') return rejected('ALERT_COMMENT_EMPTY', alert.state, '批注不能为空');
  return decided({ ...factsOf(alert), transition: 'commented', by: command.by, comment: text, at: command.at });
}
