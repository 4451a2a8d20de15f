import type { Evaluation, Outcome } from '#plugin-sandbox';
import type { OrgTree } from '#org';
import type { Basis } from './basis.js';
import type { RuleOutcome } from './rule-event.js';
import type { RulePair } from './rule-pair.js';

/** A question to a rule. */
export interface Asked {
  readonly pair: RulePair;
  readonly basis: Basis;
  readonly evaluation: Evaluation;
}

/** An answer, or that there was none. */
export interface Answer {
  readonly asked: Asked;
  readonly outcome: Outcome;
}

/** An answer with findings about units that lie outside the one asked about is no answer. */
export function answerOf(asked: Asked, outcome: Outcome, tree: OrgTree): Answer {
  if (!outcome.ok || !('findings' in outcome.result)) return { asked, outcome };
  const { unit } = asked.basis;
  const at = outcome.result.findings.findIndex(
    ({ orgUnit }) => orgUnit !== undefined && !tree.path(orgUnit).includes(unit),
  );
  if (at < 0) return { asked, outcome };
  const named = outcome.result.findings[at]!.orgUnit;
  const message = `结果的 /${at}/orgUnit 应为 ${unit} 或它下面的机构，而不是 ${named}`;
  return { asked, outcome: { ok: false, rule: outcome.rule, kind: 'bad-result', message } };
}

/** What is recorded of an answer. */
export function recordedOf({ outcome }: Answer): RuleOutcome {
  if (outcome.ok) return { findings: 'findings' in outcome.result ? outcome.result.findings : [] };
  const { kind, message, where } = outcome;
  return { failure: { kind, message, ...(where && { where }) } };
}
