import { readCondition } from './conditions/registry.js';
import type { Target } from './plan.js';

/** Codes of the other indicators that a target is held against: by its condition, or as its baseline. Each once. */
export function referencedIndicators({ condition, baseline }: Target): readonly string[] {
  const { rule, written } = readCondition(condition);
  const codes = new Set<string>();
  for (const { reference } of rule.references(written)) if ('indicator' in reference) codes.add(reference.indicator);
  if (baseline && 'indicator' in baseline) codes.add(baseline.indicator);
  return [...codes];
}
