import type { RecordedEvent } from '#event-store';
import type { Colour, Condition } from '#plans';
import { formatAlertKey } from './alert-key.js';
import type { AlertEvent, AlertTransition } from './alert-event.js';
import { alertEventType, readAlertEvent } from './alert-record.js';
import type { AlertKind, AlertOwner, AlertSeverity, AlertStateName, RuleEvidence } from './alert.js';

/** `source` of every alert that leaves the system. */
export const ALERT_EVENT_SOURCE = '/zhibiao/alerts';

/** What the figures rest on, and, for a step that somebody took, who took it. */
export interface AlertCloudEventEvidence {
  readonly kind: AlertKind;
  readonly unit: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly definitionVersion: number | null;
  readonly planVersion: number;
  readonly catalogueDigest: string;
  readonly ledgerPosition: number;
  readonly window: string;
  readonly caseId?: string;
  /** Key of a rule's finding. */
  readonly finding?: string;
  readonly rule?: RuleEvidence;
  readonly by?: string;
  readonly comment?: string;
}

export interface AlertCloudEventData {
  readonly alertId: string;
  readonly key: string;
  readonly transition: AlertTransition;
  readonly state: AlertStateName;
  readonly severity: AlertSeverity;
  readonly colour: Colour;
  readonly orgUnit: string;
  readonly plan: string;
  readonly target?: string;
  readonly rule?: string;
  readonly title: string;
  readonly message: string;
  readonly value: number | null;
  readonly expected: number | null;
  readonly condition: Condition | null;
  /** ISO days. */
  readonly asOf: string;
  readonly coverage: string | null;
  readonly deadline: string | null;
  readonly owner: AlertOwner;
  readonly evidence: AlertCloudEventEvidence;
  /** ISO date and time with offset. */
  readonly at: string;
}

/** An alert as integrators receive it: CloudEvents 1.0, structured. One shape for Kafka, SSE and webhooks. */
export interface AlertCloudEvent {
  readonly specversion: '1.0';
  /** Stable notification key: a delivery that is repeated carries it again. */
  readonly id: string;
  readonly source: typeof ALERT_EVENT_SOURCE;
  /** `zhibiao.alert.<transition>.v1` */
  readonly type: string;
  /** Code of the org unit. */
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly data: AlertCloudEventData;
}

/** The CloudEvent of an entry of the log. Throws where the entry is no alert event that this version knows. */
export function alertCloudEventOf(record: RecordedEvent): AlertCloudEvent {
  return alertCloudEvent(readAlertEvent(record), record.id);
}

/** The CloudEvent of an alert event; `id` is its stable key, see `alertEventId`. */
export function alertCloudEvent(event: AlertEvent, id: string): AlertCloudEvent {
  return {
    specversion: '1.0',
    id,
    source: ALERT_EVENT_SOURCE,
    type: alertEventType(event.transition),
    subject: event.key.orgUnit,
    time: event.at,
    datacontenttype: 'application/json',
    data: dataOf(event),
  };
}

function dataOf(event: AlertEvent): AlertCloudEventData {
  const { key, evidence } = event;
  return {
    alertId: event.alertId,
    key: formatAlertKey(key),
    transition: event.transition,
    state: event.state,
    severity: event.severity,
    colour: event.colour,
    orgUnit: key.orgUnit,
    plan: key.plan,
    ...(key.target === undefined ? {} : { target: key.target }),
    ...(key.rule === undefined ? {} : { rule: key.rule }),
    title: event.title,
    message: event.message,
    value: evidence.value,
    expected: evidence.expected,
    condition: evidence.condition,
    asOf: evidence.asOf,
    coverage: evidence.coverage,
    deadline: evidence.deadline,
    owner: evidence.owner,
    evidence: evidenceOf(event),
    at: event.at,
  };
}

function evidenceOf(event: AlertEvent): AlertCloudEventEvidence {
  const { key, evidence } = event;
  return {
    kind: event.kind,
    unit: evidence.unit,
    numerator: evidence.numerator,
    denominator: evidence.denominator,
    definitionVersion: evidence.definitionVersion,
    planVersion: evidence.planVersion,
    catalogueDigest: evidence.catalogueDigest,
    ledgerPosition: evidence.ledgerPosition,
    window: key.window,
    ...(key.caseId === undefined ? {} : { caseId: key.caseId }),
    ...(key.finding === undefined ? {} : { finding: key.finding }),
    ...(evidence.rule === undefined ? {} : { rule: evidence.rule }),
    ...('by' in event ? { by: event.by } : {}),
    ...('comment' in event && event.comment !== undefined ? { comment: event.comment } : {}),
  };
}
