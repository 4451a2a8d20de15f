import type { Day } from '../calendar/day.js';
import type { Message, Severity } from '../finding.js';
import type { OrgUnitView } from '../input/org-unit-view.js';
import type { Label, Wording } from './label.js';

/** Who an alert goes to next: a part of the task's own chain, or the bureau above it. */
export type EscalationStep = 'lead' | 'cooperating' | 'leader' | 'bureau';

export interface EscalationInput {
  readonly orgUnit: OrgUnitView;
  readonly day: Day;
  readonly alert: {
    readonly alertId: string;
    /** For example `missed`, `behind`, or the key of a finding. */
    readonly kind: string;
    readonly severity: Severity;
    readonly state: string;
    readonly openedOn: Day;
    readonly plan: string | null;
    readonly target: string | null;
    readonly rule: string | null;
  };
  /** The step whose time limit has run out, for example `acknowledged` 签收 or `rectification-submitted` 整改反馈. */
  readonly due: string;
  /** Natural days past that limit. */
  readonly overdueDays: number;
  /** Steps that were taken already, in order. */
  readonly taken: readonly { readonly to: EscalationStep; readonly on: Day }[];
  /** As the plan's task names them. `leader` is `null` where it names none. */
  readonly owner: {
    readonly lead: readonly string[];
    readonly cooperating: readonly string[];
    readonly leader: string | null;
  };
}

export interface EscalationChoice {
  readonly to: EscalationStep;
  readonly message: Message;
}

/** An escalation choice: whom an alert that nobody dealt with in time is given to. */
export interface EscalationDefinition {
  /** Small letters, digits, hyphens, dots. Unique in the plugin. */
  readonly key: string;
  readonly name: Label;
  /** Texts of its choices by key. Where they are given, a choice may use no other key. */
  readonly messages?: Wording;
  /** Pure. `null`: nobody further, not yet. */
  evaluate(input: EscalationInput): EscalationChoice | null;
}

export interface EscalationContribution extends EscalationDefinition {
  readonly kind: 'escalation';
}

/**
 * Declares an escalation choice. Export the answer.
 * @example
 * ```ts
 * import { defineEscalation } from 'plugin-sdk';
 *
 * export const quickForCritical = defineEscalation({
 *   key: 'quick-for-critical',
 *   name: { zh: '严重预警逐级提醒' },
 *   evaluate({ alert, overdueDays, owner }) {
 *     const patience = alert.severity === 'critical' ? 1 : 5;
 *     if (overdueDays < patience) return null;
 *     const to = owner.leader === null || overdueDays >= 3 * patience ? 'bureau' : 'leader';
 *     return { to, message: { key: 'overdue', args: { days: overdueDays } } };
 *   },
 * });
 *
 * quickForCritical.key; // → "quick-for-critical"
 * ```
 */
export function defineEscalation(escalation: EscalationDefinition): EscalationContribution {
  return { kind: 'escalation', ...escalation };
}
