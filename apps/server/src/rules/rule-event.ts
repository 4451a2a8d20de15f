import type { NewEvent, Position, RecordedEvent } from '#event-store';
import { eventIdOf } from '#feed';
import type { Failed } from '#plugin-sandbox';
import type { Finding } from '#plugin-sdk';
import type { Basis } from './basis.js';

/** Category of the streams that hold what rules answered. */
export const RULE_CATEGORY = 'rule';
export const RULE_EVALUATED = 'zhibiao.rule.evaluated.v1';

/** What became of asking a rule. */
export type RuleOutcome =
  | { readonly findings: readonly Finding[] }
  /** It did not answer. What it found before stands. */
  | { readonly failure: Omit<Failed, 'ok' | 'rule'> };

/** A rule has answered about an org unit something else than before. */
export type RuleEvaluated = RuleOutcome & {
  readonly plugin: string;
  readonly version: string;
  /** Digest of the plugin with its code. */
  readonly digest: string;
  readonly rule: string;
  readonly orgUnit: string;
  /** Group of records that it was asked about; absent where it does not read by group. */
  readonly group?: string;
  /** ISO day that the data cover. */
  readonly day: string;
  /** The plan, and the window in it, that the alerts of the findings belong to. */
  readonly plan: string;
  readonly planVersion: number;
  readonly window: string;
  /** Position of the last log event that the input rests on. */
  readonly ledgerPosition: Position;
  /** ISO date and time of the wall clock. */
  readonly at: string;
};

/** `rule-<plugin>.<rule>` */
export function ruleStream(plugin: string, rule: string): string {
  return `${RULE_CATEGORY}-${plugin}.${rule}`;
}

/** The event of an outcome at a revision of its stream. The same cause at the same place has the same id. */
export function ruleEvent(basis: Basis, outcome: RuleOutcome, revision: number, at: string): NewEvent {
  const { rule, unit, group, day, plan, planVersion, window, position } = basis;
  const { plugin, version, digest, key } = rule;
  const data: RuleEvaluated = {
    plugin,
    version,
    digest,
    rule: key,
    orgUnit: unit,
    ...(group !== null && { group }),
    day,
    plan,
    planVersion,
    window,
    ledgerPosition: position,
    ...outcome,
    at,
  };
  return {
    id: eventIdOf(
      `/rules/${plugin}.${key}`,
      `${digest} ${placeText({ unit, group })} ${day} ${position}`,
      revision + 1,
    ),
    type: RULE_EVALUATED,
    data: JSON.stringify(data),
  };
}

/** Text that tells what a rule is asked about from everything else that it is asked about. */
export function placeText({ unit, group }: Pick<Basis, 'unit' | 'group'>): string {
  return group === null ? unit : JSON.stringify([unit, group]);
}

/** The outcome of a record; `undefined` where it is of a type that this version does not know. */
export function readRuleEvent({ type, data }: RecordedEvent): RuleEvaluated | undefined {
  return type === RULE_EVALUATED ? (JSON.parse(data) as RuleEvaluated) : undefined;
}
