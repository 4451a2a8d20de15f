import type { Label } from '#indicators';
import { accepted, isMapping, quoted, refused, type Parsed } from '../parsed.js';
import { above } from './above.condition.js';
import { atLeast } from './at-least.condition.js';
import { atMost } from './at-most.condition.js';
import { below } from './below.condition.js';
import { between } from './between.condition.js';
import type { ConditionRule } from './condition-rule.js';
import { equals } from './equals.condition.js';
import { reached } from './reached.condition.js';
import { zero } from './zero.condition.js';

/** Every kind of condition a plan can state. */
export const conditionRules = [atLeast, above, atMost, below, between, equals, zero, reached] as const;

type ConditionOf<Rule> = Rule extends ConditionRule<infer Name, infer Bound> ? { readonly [K in Name]: Bound } : never;

/**
 * Bounds in the target's unit: 92 for 92 %. Inclusive: atLeast, atMost, between. Exclusive: above, below.
 * For example `{ atLeast: 92 }`, `{ between: [60, 70] }`, `{ zero: true }`, `{ reached: true }`.
 */
export type Condition = ConditionOf<(typeof conditionRules)[number]>;

export type ConditionName = (typeof conditionRules)[number]['name'];

/** A condition taken apart into its rule and its bound. */
export interface ReadCondition {
  readonly rule: ConditionRule;
  readonly bound: unknown;
}

const ruleByName = new Map<string, ConditionRule>(conditionRules.map((rule) => [rule.name, rule]));
const NAMES = conditionRules.map((rule) => rule.name).join('、');

/** The rule and the bound of a condition. Throws a RangeError for one that no rule knows: such a plan was never checked. */
export function readCondition(condition: Condition): ReadCondition {
  for (const name in condition) {
    const rule = ruleByName.get(name);
    if (rule) return { rule, bound: (condition as Readonly<Record<string, unknown>>)[name] };
  }
  throw new RangeError(`unknown condition ${JSON.stringify(condition)}`);
}

/** Reads `{ atLeast: 92 }` as it stands in a plan. */
export function parseCondition(raw: unknown): Parsed<Condition> {
  if (!isMapping(raw)) return refused(`condition 应写成 { 条件: 界限 }，条件可为 ${NAMES}，现为 ${quoted(raw)}`);
  const [name, ...others] = Object.keys(raw);
  if (name === undefined || others.length > 0) {
    return refused(`condition 应恰好有一个条件（${NAMES} 之一），现为 ${quoted(raw)}`);
  }
  const rule = ruleByName.get(name);
  if (!rule) return refused(`未知条件 ${name}，可用：${NAMES}`);
  const bound = rule.parse(raw[name]);
  return bound.ok ? accepted({ [name]: bound.value } as unknown as Condition) : bound;
}

/** The condition's own name, for example `atLeast`. */
export function conditionName(condition: Condition): ConditionName {
  return readCondition(condition).rule.name as ConditionName;
}

/** Whether a value (in the target's unit, unrounded) meets a condition. */
export function isMet(condition: Condition, value: number): boolean {
  const { rule, bound } = readCondition(condition);
  return rule.isMet(bound, value);
}

/** For people: `≥ 92 %`, `60–70 分`, 零发生. */
export function describeCondition(condition: Condition, unit: string): Label {
  const { rule, bound } = readCondition(condition);
  return rule.describe(bound, unit);
}
