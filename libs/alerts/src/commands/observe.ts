import { formatDay, type Day } from '#calendar';
import type { Colour } from '#plans';
import { alertIdOf, type AlertKey } from '../alert-key.js';
import {
  isOpen,
  type AlertEvidence,
  type AlertFacts,
  type AlertKind,
  type AlertSeverity,
  type AlertState,
} from '../alert.js';
import { decided, type AlertDecision } from '../decision.js';
import type { AlertWording } from '../wording/wording.js';

/** Why somebody must act, in words. */
export interface Worthy extends AlertWording {
  readonly kind: AlertKind;
  readonly severity: AlertSeverity;
}

/** {@link AlertEvidence} as evaluation has it: in days. */
export type ObservedEvidence = Omit<AlertEvidence, 'asOf' | 'coverage' | 'deadline'> & {
  readonly asOf: Day;
  readonly coverage: Day | null;
  readonly deadline: Day | null;
};

/**
 * What evaluation finds now, whether or not anything changed. Tell it as often as you like.
 * Want of data is no recovery: say nothing while a target cannot be judged.
 */
export interface Observation {
  readonly key: AlertKey;
  /** `null`: the condition is known not to hold. */
  readonly worthy: Worthy | null;
  /** Words for the end of the condition; default: the alert's title, marked as recovered. */
  readonly recovery?: AlertWording;
  readonly colour: Colour;
  readonly evidence: ObservedEvidence;
  /** ISO date and time with offset. */
  readonly at: string;
}

export interface Observe extends Observation {
  readonly type: 'observe';
}

/** Compares what is found with what is known and tells the difference only. */
export function observe(found: Observe, alert: AlertState): AlertDecision {
  if (isStale(found, alert)) return decided();
  const { worthy, at } = found;
  if (worthy === null) {
    if (!isOpen(alert)) return decided();
    const { kind, severity } = alert;
    const words = found.recovery ?? { title: alert.title, message: `已恢复：${alert.title}` };
    return decided({
      ...factsFound(found, { kind, severity, ...words }),
      transition: 'resolved',
      state: 'resolved',
      at,
    });
  }
  switch (alert.state) {
    case 'none':
      return decided({ ...factsFound(found, worthy), transition: 'firing', state: 'firing', at });
    case 'resolved':
      return decided({ ...factsFound(found, worthy), transition: 'reopened', state: 'reopened', at });
    case 'firing':
    case 'acknowledged':
    case 'reopened':
      if (alert.kind === worthy.kind && alert.severity === worthy.severity) return decided();
      return decided({ ...factsFound(found, worthy), transition: 'updated', state: alert.state, at });
  }
}

/** Judged on less of the log than the alert already rests on: a repeat from before a crash. */
function isStale(found: Observe, alert: AlertState): boolean {
  return alert.state !== 'none' && found.evidence.ledgerPosition < alert.evidence.ledgerPosition;
}

function factsFound(found: Observe, worthy: Worthy): Omit<AlertFacts, 'state'> {
  const { key, colour, evidence } = found;
  const { kind, severity, title, message } = worthy;
  return { alertId: alertIdOf(key), key, kind, severity, colour, title, message, evidence: inIsoDays(evidence) };
}

function inIsoDays(evidence: ObservedEvidence): AlertEvidence {
  return {
    ...evidence,
    asOf: formatDay(evidence.asOf),
    coverage: evidence.coverage === null ? null : formatDay(evidence.coverage),
    deadline: evidence.deadline === null ? null : formatDay(evidence.deadline),
  };
}
