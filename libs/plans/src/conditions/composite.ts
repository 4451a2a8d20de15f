import type { Label } from '#indicators';
import { accepted, inside, quoted, refused, type Parsed } from '../parsed.js';
import { bind, type BoundCondition, type ReadCondition } from './bound-condition.js';
import type { ConditionRule, ReferenceAt, Sense } from './condition-rule.js';
import type { Condition } from './condition.js';
import type { Resolver } from './resolver.js';

/** How the parts of a composite are read; the registry knows it. */
export interface ConditionReader {
  parse(raw: unknown): Parsed<Condition>;
  read(condition: Condition): ReadCondition;
}

/** The parts as they are judged; `null`: a reference in that part has no value. */
export type Parts = readonly (BoundCondition | null)[];

type Written = readonly Condition[];
type Shared = Omit<
  ConditionRule<string, Written, Parts>,
  'name' | 'describe' | 'isMet' | 'gap' | 'goal' | 'isBroken' | 'canBeLost'
>;

/** What `anyOf` and `allOf` have in common. */
export function compositeParts(name: string, { parse, read }: ConditionReader): Shared {
  const each = (written: Written): readonly ReadCondition[] => written.map(read);
  return {
    parse(raw) {
      if (!Array.isArray(raw) || raw.length < 2) {
        return refused(`${name} 应为至少两个条件的列表，如 [{ atLeast: 90 }, { rises: true }]，现为 ${quoted(raw)}`);
      }
      const parts: Condition[] = [];
      for (const [i, one] of raw.entries()) {
        const part = inside([i], parse(one));
        if (!part.ok) return part;
        parts.push(part.value);
      }
      return accepted(parts);
    },
    figures: (written) => each(written).flatMap(({ rule, written: part }) => rule.figures(part)),
    references: (written) =>
      each(written).flatMap(({ rule, written: part }, i) =>
        rule.references(part).map(({ path, reference }): ReferenceAt => ({ path: [i, rule.name, ...path], reference })),
      ),
    // Each part knows of itself whether it moves.
    moves: () => false,
    withoutRecord(written) {
      const answers = each(written).map(({ rule, written: part }) => rule.withoutRecord(part));
      return answers.every((answer) => answer === answers[0]) ? (answers[0] ?? null) : null;
    },
    resolve(written, resolver: Resolver) {
      const parts = written.map((part) => bind(read(part), resolver));
      return parts.some((part) => part !== null) ? parts : null;
    },
    // Parts of different senses make a band.
    sense(written) {
      const senses = new Set(each(written).map(({ rule, written: part }): Sense => rule.sense(part)));
      const [shared = 'within'] = senses;
      return senses.size === 1 ? shared : 'within';
    },
  };
}

/** The parts' own answers whether a value meets them. */
export function verdicts(parts: Parts, value: number): readonly (boolean | null)[] {
  return parts.map((part) => part && part.rule.isMet(part.bound, value));
}

/** Of the gaps of all parts that can tell one, the one that `choose` takes. */
export function chosenGap(parts: Parts, value: number, choose: (...gaps: number[]) => number): number {
  return choose(...parts.flatMap((part) => (part ? [part.rule.gap(part.bound, value)] : [])));
}

/** The goals of the parts that a value climbs to; where all are caps, theirs. A cap beside a rise holds in full anyway. */
export function goalsOf(parts: Parts): { readonly goals: readonly number[]; readonly areCaps: boolean } {
  const rising: number[] = [];
  const caps: number[] = [];
  for (const part of parts) {
    const goal = part?.rule.goal(part.bound) ?? null;
    if (part === null || goal === null) continue;
    (part.sense === 'cap' ? caps : rising).push(goal);
  }
  return rising.length > 0 ? { goals: rising, areCaps: false } : { goals: caps, areCaps: true };
}

/** The parts in words, those that are composites themselves in brackets. */
export function describeParts(
  written: Written,
  unit: string,
  read: ConditionReader['read'],
  zh: string,
  en: string,
): Label {
  const words = written.map((part) => {
    const { rule, written: inner } = read(part);
    const text = rule.describe(inner, unit);
    return rule.name === 'anyOf' || rule.name === 'allOf' ? { zh: `（${text.zh}）`, en: `(${text.en})` } : text;
  });
  return { zh: words.map((word) => word.zh).join(` ${zh} `), en: words.map((word) => word.en).join(` ${en} `) };
}
