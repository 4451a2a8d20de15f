export type { Condition, ConditionName } from './conditions/condition.js';
export type { Change, Over } from './conditions/change.js';
export type { Limit } from './conditions/limit.js';
export type { Reference, Resolver, Source } from './conditions/resolver.js';
export {
  conditionName,
  conditionRules,
  describeCondition,
  isMet,
  parseCondition,
  senseOf,
} from './conditions/registry.js';
export type { ConditionRule, Sense } from './conditions/condition-rule.js';
export { defaultPacing, pacingRules, parsePacing, type Pacing } from './pacing/registry.js';
export type { LastYear, PacingRule, Span } from './pacing/pacing-rule.js';
export type { Step, Steps } from './pacing/steps.pacing.js';
export type { Curve } from './pacing/curve.pacing.js';
export type { PacingByCode } from './pacing/by-code.pacing.js';
export { describeBaseline, parseBaseline, type Baseline } from './baseline.js';
export { describeTolerance, parseTolerance, type Tolerance } from './tolerance.js';
export { parseDeadline } from './deadline.js';
export { deadlineIn, openingOf, parseWindow, windowAt } from './window.js';
export { stageOf } from './stage.js';
export { referencedIndicators } from './target-references.js';
export { decompose, type Part, type PartTarget } from './parts.js';
export { newestOf, planOn, versionsOf } from './versions.js';
export { diffPlans, type Difference, type FieldChange, type PlanDiff } from './diff/diff-plans.js';
export { pacingWords, strengthWords, windowWords } from './diff/plan-words.js';
export type { Keys, Parsed, Refusal, UnknownName } from './parsed.js';
export type { PlanProblem } from './plan-check/plan-problem.js';
export { checkPlan, type PlanReferences } from './plan-check/check-plan.js';
export { checkVersions } from './plan-check/check-versions.js';
export type { IndicatorFacts } from './plan-check/indicator-facts.js';
export { judge, statusOf, verdictOn, type Verdict } from './judging/judge.js';
export { COLOUR_OF } from './colour.js';
export { summarise, worstFirst, type Summary } from './board.js';
export { ownerOf, type Owner } from './owner.js';
export { alertWorthy, type AlertWorthy } from './status-change.js';
export * from './plan.js';
export * from './status.js';
