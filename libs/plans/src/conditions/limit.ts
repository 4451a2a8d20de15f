import type { Label } from '#indicators';
import { parseFigure, withUnit } from '../figure.js';
import { isMapping, type Parsed } from '../parsed.js';
import type { ReferenceAt } from './condition-rule.js';
import { describeReference, moves, parseReference } from './reference.js';
import type { Reference, Resolver } from './resolver.js';

/** The bound of a condition as written: a figure in the target's unit, or a reference to one. */
export type Limit = number | Reference;

export function parseLimit(name: string, raw: unknown): Parsed<Limit> {
  return isMapping(raw) ? parseReference(name, raw) : parseFigure(name, raw);
}

/** What the rules with one bound have in common. */
export const limitParts = {
  figures: (limit: Limit): readonly number[] => (typeof limit === 'number' ? [limit] : []),
  references: (limit: Limit): readonly ReferenceAt[] =>
    typeof limit === 'number' ? [] : [{ path: Object.keys(limit), reference: limit }],
  moves: (limit: Limit): boolean => typeof limit !== 'number' && moves(limit),
  withoutRecord: (): null => null,
  goal: (bound: number): number => bound,
};

/** A lower bound, lowered by the tolerance. */
export function lowerBound(limit: Limit, resolver: Resolver): number | null {
  const figure = typeof limit === 'number' ? limit : resolver.valueOf(limit);
  return figure === null ? null : figure - resolver.slack(figure);
}

/** An upper bound, raised by the tolerance. */
export function upperBound(limit: Limit, resolver: Resolver): number | null {
  const figure = typeof limit === 'number' ? limit : resolver.valueOf(limit);
  return figure === null ? null : figure + resolver.slack(figure);
}

/** `≥ 92 %`, `≤ 上年`. */
export function describeLimit(sign: string, limit: Limit, unit: string): Label {
  if (typeof limit === 'number')
    return { zh: `${sign} ${withUnit(limit, unit)}`, en: `${sign} ${withUnit(limit, unit)}` };
  const { zh, en } = describeReference(limit);
  return { zh: `${sign} ${zh}`, en: `${sign} ${en}` };
}
