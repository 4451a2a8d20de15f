import type { IndicatorKind } from '#indicators';
import { accepted, isMapping, quoted, refused, strangeKey, type Parsed } from '../parsed.js';
import { byCode } from './by-code.pacing.js';
import { curve } from './curve.pacing.js';
import { full } from './full.pacing.js';
import { linear } from './linear.pacing.js';
import type { PacingRule } from './pacing-rule.js';
import { steps } from './steps.pacing.js';

/** Every way in which a goal can fall due. */
export const pacingRules = [linear, full, steps, curve, byCode] as const;

type PacingOf<Rule> = Rule extends PacingRule<infer P> ? P : never;

/** What is due before the deadline: in proportion to the days, in full at any date, by dated steps, by a curve, or by code. */
export type Pacing = PacingOf<(typeof pacingRules)[number]>;

const NAMES = pacingRules.map((rule) => rule.name);
const ruleByName = new Map<string, PacingRule>(pacingRules.map((rule) => [rule.name, rule]));

/** The rule of a pacing. Throws a RangeError for one that no rule knows: such a plan was never checked. */
export function readPacing(pacing: Pacing): PacingRule {
  if (typeof pacing === 'string') {
    const rule = ruleByName.get(pacing);
    if (rule) return rule;
  } else {
    for (const name in pacing) {
      const rule = ruleByName.get(name);
      if (rule) return rule;
    }
  }
  throw new RangeError(`unknown pacing ${JSON.stringify(pacing)}`);
}

/** Counts and the longest run only grow, so they are due in proportion; whatever else can fall again, so it is due in full. */
export function defaultPacing(kind: IndicatorKind | undefined): Pacing {
  return kind === 'count' || kind === 'zero-event' || kind === 'longest-run' ? 'linear' : 'full';
}

/**
 * Reads `linear`, `full`, `{ steps: [{ by: 2025-06-30, value: 40 }] }`, `{ curve: [1, 1, 2, …] }`,
 * `{ curve: previousYear }` or `{ by: key-in-code }`. Without one, the default of the indicator's kind holds. Order and dates of steps are left to
 * `checkPlan`, which can point at the step.
 */
export function parsePacing(raw: unknown, year: number, kind?: IndicatorKind): Parsed<Pacing> {
  if (raw === undefined || raw === null) return accepted(defaultPacing(kind));
  for (const rule of pacingRules) {
    const parsed = rule.parse(raw, year);
    if (!parsed) continue;
    const strange = isMapping(raw) ? strangeKey(raw, [rule.name]) : undefined;
    return strange ?? parsed;
  }
  const message = `pacing 应为 linear（按日均摊）、full（随时足额）、{ steps: [{ by: 日期, value: 数值 }] }（分步）、{ curve: [12 个月的权重] }（按月曲线）或 { by: 代码中的 key }（代码给出），现为 ${quoted(raw)}`;
  if (typeof raw === 'string') return refused(message, { unknown: { name: raw, among: NAMES } });
  const [name] = isMapping(raw) ? Object.keys(raw) : [];
  if (name === undefined) return refused(message);
  return refused(message, { path: [name], onKey: true, unknown: { name, among: NAMES } });
}
