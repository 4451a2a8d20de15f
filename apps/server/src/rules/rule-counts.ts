import type { GuardedRule } from '#plugin-sandbox';

/** What a rule has done since the start. */
export interface RuleCount {
  /** Id of the plugin. */
  readonly plugin: string;
  /** Key of the rule. */
  readonly rule: string;
  readonly evaluations: number;
  readonly failures: number;
  /** It failed too often, and is not asked any more. */
  readonly suspended: boolean;
  /** What it failed with last, and where, as long as it owes an answer. */
  readonly lastFailure?: string;
}

/** The last failure of what owes an answer, with its place in the code. */
export function lastFailureOf(guarded: GuardedRule | undefined): Pick<RuleCount, 'lastFailure'> {
  if (!guarded) return {};
  const { message, where } = guarded.lastFailure;
  return { lastFailure: where ? `${message}（${where.file}:${where.line}）` : message };
}
