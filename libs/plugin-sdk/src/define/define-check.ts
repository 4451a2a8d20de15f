import type { Finding } from '../finding.js';
import type { RuleInput } from '../input/rule-input.js';
import type { Label, Wording } from './label.js';
import type { Reads } from './reads.js';

/** A data-quality check: finds data that cannot be right. It refuses nothing; its findings go to whoever reports. */
export interface CheckDefinition<R extends Reads = Reads> {
  /** Small letters, digits, hyphens, dots. Unique in the plugin. */
  readonly key: string;
  readonly name: Label;
  /** Texts of its findings by key. Where they are given, a finding may use no other key. */
  readonly messages?: Wording;
  readonly reads: R;
  /** Pure. Nothing to object to: an empty list. */
  evaluate(input: RuleInput<R>): readonly Finding[];
}

export interface CheckContribution<R extends Reads = Reads> extends CheckDefinition<R> {
  readonly kind: 'check';
}

/**
 * Declares a data-quality check. Export the answer.
 * @example
 * ```ts
 * import { defineCheck } from 'plugin-sdk';
 *
 * export const moreThanAll = defineCheck({
 *   key: 'more-screened-than-invited',
 *   name: { zh: '筛查人数多于应筛人数' },
 *   reads: { measures: ['screening.done', 'screening.invited'] },
 *   evaluate({ measures }) {
 *     const done = measures['screening.done'].value ?? 0;
 *     const invited = measures['screening.invited'].value ?? 0;
 *     if (done <= invited) return [];
 *     return [{ key: 'too-many', severity: 'warning', message: { key: 'too-many', args: { done, invited } }, evidence: {} }];
 *   },
 * });
 *
 * moreThanAll.kind; // → "check"
 * ```
 */
export function defineCheck<const R extends Reads>(check: CheckDefinition<R>): CheckContribution<R> {
  return { kind: 'check', ...check };
}
