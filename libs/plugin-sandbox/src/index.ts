export { DEFAULT_BUDGETS, type Budgets } from './budgets.js';
export type { DeclaredContribution } from './contributions/declared-contribution.js';
export type { Evaluation } from './evaluation.js';
export { openSandbox, type Sandbox, type SandboxOptions } from './host/open-sandbox.js';
export { SandboxClosed } from './host/sandbox-closed.js';
export type { Evaluated, Failed, FailureKind, Outcome, Result, SourcePlace } from './outcome.js';
export type { PluginCode } from './plugin-code.js';
export { PluginRefused, type CodeProblem } from './plugin-refused.js';
export * from './rule-guard.js';
