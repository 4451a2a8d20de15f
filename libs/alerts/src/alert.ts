import type { Colour, Condition } from '#plans';
import type { AlertKey } from './alert-key.js';

/** What is wrong. `broken`: a limit that time cannot mend, for example a zero target. */
export const ALERT_KINDS = ['behind', 'missed', 'broken', 'overdue-data', 'case-overdue'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

export const ALERT_SEVERITIES = ['info', 'warning', 'critical'] as const;
export type AlertSeverity = (typeof ALERT_SEVERITIES)[number];

/** Where an alert stands. `reopened` is `firing` once more: it has to be signed for again. */
export const ALERT_STATES = ['firing', 'acknowledged', 'resolved', 'reopened'] as const;
export type AlertStateName = (typeof ALERT_STATES)[number];

/** Who answers for it, as the plan's task names them. */
export interface AlertOwner {
  /** 牵头 */
  readonly lead: readonly string[];
  /** 配合 */
  readonly cooperating: readonly string[];
  /** 分管领导; `null`: the plan names none. */
  readonly leader: string | null;
}

/** What a decision rests on. Values in the target's unit, days as ISO text; `null` where there is nothing to say. */
export interface AlertEvidence {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly expected: number | null;
  /** Unit of the value, the expected value and the condition. */
  readonly unit: string;
  readonly condition: Condition | null;
  readonly definitionVersion: number | null;
  readonly asOf: string;
  readonly coverage: string | null;
  readonly deadline: string | null;
  /** Position of the last log event the ledger held when it was judged. */
  readonly ledgerPosition: number;
  readonly planVersion: number;
  readonly catalogueDigest: string;
  readonly owner: AlertOwner;
}

/** What every alert event says, so that one event can be told on without reading the others. */
export interface AlertFacts {
  readonly alertId: string;
  readonly key: AlertKey;
  /** The state after the event. */
  readonly state: AlertStateName;
  readonly kind: AlertKind;
  readonly severity: AlertSeverity;
  readonly colour: Colour;
  /** zh-CN */
  readonly title: string;
  /** zh-CN */
  readonly message: string;
  readonly evidence: AlertEvidence;
}

/** An alert as folded from its stream. */
export interface Alert extends AlertFacts {
  /** When it fired first. ISO date and time with offset. */
  readonly firedAt: string;
  /** When its last event happened. */
  readonly changedAt: string;
  /** Who signed for it since it was last opened. */
  readonly acknowledgedBy?: string;
  readonly reopenings: number;
}

/** `none`: nothing was ever raised under this key. */
export type AlertState = { readonly state: 'none' } | Alert;

/** Somebody must act on it still. */
export function isOpen(alert: AlertState): alert is Alert {
  return alert.state !== 'none' && alert.state !== 'resolved';
}
