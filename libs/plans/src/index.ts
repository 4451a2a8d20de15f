export {
  conditionName,
  conditionRules,
  describeCondition,
  isMet,
  parseCondition,
  type Condition,
  type ConditionName,
} from './conditions/registry.js';
export type { ConditionRule, Sense } from './conditions/condition-rule.js';
export { defaultPacing, pacingRules, parsePacing, type Pacing } from './pacing/registry.js';
export type { PacingRule, Span } from './pacing/pacing-rule.js';
export type { Step, Steps } from './pacing/steps.pacing.js';
export { parseDeadline } from './deadline.js';
export { deadlineIn, openingOf, parseWindow, windowAt } from './window.js';
export type { Parsed } from './parsed.js';
export type { PlanProblem } from './plan-check/plan-problem.js';
export { checkPlan, type PlanReferences } from './plan-check/check-plan.js';
export type { IndicatorFacts } from './plan-check/check-condition.js';
export { judge } from './judging/judge.js';
export { COLOUR_OF } from './colour.js';
export { summarise, worstFirst, type Summary } from './board.js';
export { ownerOf, type Owner } from './owner.js';
export { alertWorthy, type AlertWorthy } from './status-change.js';
export * from './plan.js';
export * from './status.js';
