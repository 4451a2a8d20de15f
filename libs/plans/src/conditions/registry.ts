import type { Label } from '#indicators';
import { accepted, inside, isMapping, quoted, refused, type Parsed } from '../parsed.js';
import { above } from './above.condition.js';
import { allOf } from './all-of.condition.js';
import { anyOf } from './any-of.condition.js';
import { atLeast } from './at-least.condition.js';
import { atMost } from './at-most.condition.js';
import { below } from './below.condition.js';
import { between } from './between.condition.js';
import type { ReadCondition } from './bound-condition.js';
import type { ConditionReader } from './composite.js';
import type { Condition, ConditionName } from './condition.js';
import type { ConditionRule, Sense } from './condition-rule.js';
import { equals } from './equals.condition.js';
import { falls } from './falls.condition.js';
import { rankAtMost } from './rank-at-most.condition.js';
import { reached } from './reached.condition.js';
import { STATED_ONLY, type Resolver } from './resolver.js';
import { rises } from './rises.condition.js';
import { zero } from './zero.condition.js';

const reader: ConditionReader = { parse: parseCondition, read: readCondition };

/** Every kind of condition a plan can state. */
export const conditionRules: readonly ConditionRule[] = [
  atLeast,
  above,
  atMost,
  below,
  between,
  equals,
  zero,
  reached,
  rises,
  falls,
  rankAtMost,
  anyOf(reader),
  allOf(reader),
];

const ruleByName = new Map(conditionRules.map((rule) => [rule.name, rule]));
const NAMES = conditionRules.map((rule) => rule.name);

/** The rule of a condition and what is written for it. Throws a RangeError for one that no rule knows: such a plan was never checked. */
export function readCondition(condition: Condition): ReadCondition {
  for (const name in condition) {
    const rule = ruleByName.get(name);
    if (rule) return { rule, written: (condition as Readonly<Record<string, unknown>>)[name] };
  }
  throw new RangeError(`unknown condition ${JSON.stringify(condition)}`);
}

/** Reads `{ atLeast: 92 }` as it stands in a plan. */
export function parseCondition(raw: unknown): Parsed<Condition> {
  const names = NAMES.join('、');
  if (!isMapping(raw)) return refused(`condition 应写成 { 条件: 界限 }，条件可为 ${names}，现为 ${quoted(raw)}`);
  const [name, ...others] = Object.keys(raw);
  if (name === undefined || others.length > 0) {
    return refused(`condition 应恰好有一个条件（${names} 之一），同时要求几个请用 allOf、anyOf，现为 ${quoted(raw)}`);
  }
  const rule = ruleByName.get(name);
  if (!rule) {
    return refused(`未知条件 ${name}，可用：${names}`, { path: [name], onKey: true, unknown: { name, among: NAMES } });
  }
  const written = inside([name], rule.parse(raw[name]));
  return written.ok ? accepted({ [name]: written.value } as unknown as Condition) : written;
}

/** Whether a value climbs to a condition, must stay under it, or must lie in it. */
export function senseOf(condition: Condition): Sense {
  const { rule, written } = readCondition(condition);
  return rule.sense(written);
}

/** The condition's own name, for example `atLeast`. */
export function conditionName(condition: Condition): ConditionName {
  return readCondition(condition).rule.name as ConditionName;
}

/**
 * Whether a value (in the target's unit, unrounded) meets a condition; `null`: a reference that the resolver does not
 * know decides. Without a resolver only the figures count that the condition states itself.
 */
export function isMet(condition: Condition, value: number, resolver: Resolver = STATED_ONLY): boolean | null {
  const { rule, written } = readCondition(condition);
  const bound = rule.resolve(written, resolver);
  return bound === null ? null : rule.isMet(bound, value);
}

/** For people: `≥ 92 %`, `60–70 分`, 零发生, 较上年上升. */
export function describeCondition(condition: Condition, unit: string): Label {
  const { rule, written } = readCondition(condition);
  return rule.describe(written, unit);
}
