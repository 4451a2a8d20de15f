import type { Colour, Condition } from '#plans';
import type { Json } from '#plugin-sdk';
import type { AlertKey } from './alert-key.js';

/**
 * What is wrong. `broken`: a limit that time cannot mend, for example a zero target. `finding`: a plugin's rule found
 * something. `rule-suspended`: a rule failed again and again, and is not asked any more.
 */
export const ALERT_KINDS = [
  'behind',
  'missed',
  'broken',
  'overdue-data',
  'case-overdue',
  'finding',
  'rule-suspended',
] as const;
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

/** The rule that spoke, and what it said. */
export interface RuleEvidence {
  /** Id of the plugin. */
  readonly plugin: string;
  readonly version: string;
  /** SHA-256 (hex) over the content of the plugin's files. */
  readonly digest: string;
  /** What it found, in both languages where the plugin has both; absent once it is found no more. */
  readonly message?: { readonly zh: string; readonly en?: string };
  /** What the plugin says that it rests on. Plain JSON of the plugin's own shape. */
  readonly data: Readonly<Record<string, Json>>;
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
  /** Present where a rule spoke. */
  readonly rule?: RuleEvidence;
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
