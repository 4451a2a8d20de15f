import {
  findingGoneWording,
  findingMessage,
  findingWording,
  ruleResumedWording,
  ruleSuspendedWording,
  type AlertKey,
  type AlertSeverity,
  type Observation,
  type ObservedEvidence,
  type RuleEvidence,
  type SuspendedFacts,
} from '#alerts';
import { parseDay } from '#calendar';
import type { OrgTree } from '#org';
import type { GuardedRule } from '#plugin-sandbox';
import type { Finding } from '#plugin-sdk';
import type { Colour } from '#plans';
import type { Basis } from './basis.js';
import { findingKey } from './outcome-log.js';

/** What observations of rules are told with. */
export interface RuleContext {
  readonly tree: OrgTree;
  readonly catalogueDigest: string;
  /** ISO date and time with offset. */
  readonly at: string;
}

const COLOUR: Readonly<Record<AlertSeverity, Colour>> = { info: 'blue', warning: 'yellow', critical: 'red' };

/** A finding that a rule returned. */
export function foundObservation(finding: Finding, basis: Basis, context: RuleContext): Observation {
  const { rule } = basis;
  const key = findingKey({ ...basis, rule: rule.key }, finding);
  const message = findingMessage(finding.message, rule.messages);
  const words = findingWording({ orgUnit: nameOf(key.orgUnit, context), rule: rule.name, message });
  return {
    key,
    worthy: { kind: 'finding', severity: finding.severity, ...words.zh },
    colour: COLOUR[finding.severity],
    evidence: evidenceOf(basis, { message, data: finding.evidence }, context),
    at: context.at,
  };
}

/** The alert of a finding that is returned no more. */
export function goneObservation(key: AlertKey, basis: Basis, context: RuleContext): Observation {
  const words = findingGoneWording({ orgUnit: nameOf(key.orgUnit, context), rule: basis.rule.name });
  return {
    key,
    worthy: null,
    recovery: words.zh,
    colour: 'green',
    evidence: evidenceOf(basis, { data: {} }, context),
    at: context.at,
  };
}

/** For the operator: whether a rule is suspended. `basis`: of the rule's home, see `homeOfRule`. */
export function suspensionObservation(
  suspended: GuardedRule | undefined,
  basis: Basis,
  context: RuleContext,
): Observation {
  const { rule, plan, window, unit } = basis;
  return {
    key: { plan, rule: rule.key, orgUnit: unit, window, about: 'suspended' },
    worthy: suspended
      ? { kind: 'rule-suspended', severity: 'warning', ...ruleSuspendedWording(suspendedFacts(suspended, basis)).zh }
      : null,
    recovery: ruleResumedWording({ rule: rule.name }).zh,
    colour: suspended ? 'yellow' : 'green',
    evidence: evidenceOf(basis, { data: suspended ? failureData(suspended) : {} }, context),
    at: context.at,
  };
}

function suspendedFacts({ failures, threadsEnded, lastFailure }: GuardedRule, { rule }: Basis): SuspendedFacts {
  const { name, plugin, version } = rule;
  const { message, where } = lastFailure;
  return {
    rule: name,
    plugin,
    version,
    failures: Math.max(failures, threadsEnded),
    reason: message,
    ...(where && { where: `${where.file}:${where.line}` }),
  };
}

function failureData({ failures, lastFailure }: GuardedRule): RuleEvidence['data'] {
  const { kind, message, where } = lastFailure;
  return { failures, kind, message, ...(where && { where: { ...where } }) };
}

function evidenceOf(
  { rule, day, planVersion, owner, position }: Basis,
  said: Pick<RuleEvidence, 'message' | 'data'>,
  { catalogueDigest }: RuleContext,
): ObservedEvidence {
  const asOf = parseDay(day)!;
  const { plugin, version, digest } = rule;
  return {
    value: null,
    numerator: null,
    denominator: null,
    expected: null,
    unit: '',
    condition: null,
    definitionVersion: null,
    asOf,
    coverage: asOf,
    deadline: null,
    ledgerPosition: position,
    planVersion,
    catalogueDigest,
    owner,
    rule: { plugin, version, digest, ...said },
  };
}

function nameOf(unit: string, { tree }: RuleContext): { readonly zh: string; readonly en?: string } {
  return tree.get(unit)?.name ?? { zh: unit };
}
