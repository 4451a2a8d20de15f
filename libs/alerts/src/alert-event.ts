import type { AlertFacts } from './alert.js';

interface Happened extends AlertFacts {
  /** ISO date and time with offset. */
  readonly at: string;
}

interface ByPerson extends Happened {
  readonly by: string;
}

/** The condition was found for the first time. */
export interface AlertFiring extends Happened {
  readonly transition: 'firing';
  readonly state: 'firing';
}

/** It is open still, but of another kind or severity: `behind` became `missed`. */
export interface AlertUpdated extends Happened {
  readonly transition: 'updated';
}

/** The condition ended by itself. */
export interface AlertResolved extends Happened {
  readonly transition: 'resolved';
  readonly state: 'resolved';
}

/** The condition came back. */
export interface AlertReopened extends Happened {
  readonly transition: 'reopened';
  readonly state: 'reopened';
}

/** 签收 */
export interface AlertAcknowledged extends ByPerson {
  readonly transition: 'acknowledged';
  readonly state: 'acknowledged';
  readonly comment?: string;
}

export interface AlertCommented extends ByPerson {
  readonly transition: 'commented';
  readonly comment: string;
}

/** An entry of an alert's stream. The state it carries is the one after it. */
export type AlertEvent =
  AlertFiring | AlertUpdated | AlertResolved | AlertReopened | AlertAcknowledged | AlertCommented;

export type AlertTransition = AlertEvent['transition'];

/** Every transition, in the order of the life-cycle. */
export const ALERT_TRANSITIONS = [
  'firing',
  'updated',
  'acknowledged',
  'commented',
  'resolved',
  'reopened',
] as const satisfies readonly AlertTransition[];
