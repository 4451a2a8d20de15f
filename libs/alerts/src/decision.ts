import type { AlertEvent } from './alert-event.js';
import type { AlertState } from './alert.js';

export type AlertRejectionCode =
  | 'ALERT_NOT_FOUND'
  /** The step is not allowed in the state the alert is in. */
  | 'ALERT_STEP_NOT_ALLOWED'
  | 'ALERT_COMMENT_EMPTY';

/** Why a step is refused. Nothing was changed. */
export interface AlertRejection {
  readonly ok: false;
  readonly code: AlertRejectionCode;
  /** Where the alert stands. */
  readonly state: AlertState['state'];
  /** zh-CN, says what is possible instead. */
  readonly message: string;
}

/** Events to append, possibly none, or a refusal. */
export type AlertDecision = { readonly ok: true; readonly events: readonly AlertEvent[] } | AlertRejection;

export function decided(...events: readonly AlertEvent[]): AlertDecision {
  return { ok: true, events };
}

export function rejected(code: AlertRejectionCode, state: AlertState['state'], message: string): AlertRejection {
  return { ok: false, code, state, message };
}
