import type { Condition } from '../conditions/condition.js';
import { isMet } from '../conditions/registry.js';
import type { Target } from '../plan.js';
import { slackOf } from '../tolerance.js';
import { partsOf } from './condition-part.js';
import type { Range } from './indicator-facts.js';
import { statedIn } from './stated-resolver.js';

/**
 * Whether no value at all meets a condition. It can change its answer only at its own figures, so it is tried at each of
 * them, between them and beyond them. A reference whose value the plan does not state is given the benefit of the doubt.
 */
export function isContradictory(condition: Condition, target: Target, { lowest, highest }: Range): boolean {
  const resolver = statedIn(target);
  const edges = new Set<number>();
  for (const { rule, written } of partsOf(condition)) {
    for (const figure of rule.figures(written)) {
      const slack = slackOf(target.tolerance, figure);
      edges.add(figure - slack).add(figure + slack);
    }
    const bound = rule.resolve(written, resolver);
    const goal = bound === null ? null : rule.goal(bound);
    if (goal !== null) edges.add(goal);
  }
  const sorted = [...edges].sort((a, b) => a - b);
  const first = lowest ?? (sorted[0] ?? 0) - 1;
  const last = highest ?? (sorted.at(-1) ?? 0) + 1;
  const points = [first, ...sorted, last].filter((point) => point >= first && point <= last);
  return points.every((point, i) => {
    const between = (point + (points[i + 1] ?? point)) / 2;
    return [point, between].every((value) => isMet(condition, value, resolver) === false);
  });
}
