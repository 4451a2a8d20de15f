import type { Finding } from '../finding.js';
import type { RuleInput } from '../input/rule-input.js';
import type { Label, Wording } from './label.js';
import type { Reads } from './reads.js';

/** A rule: finds what somebody must act on, where the plan language cannot say it. */
export interface RuleDefinition<R extends Reads = Reads> {
  /** What a plan names it by (`rule: <key>`). Small letters, digits, hyphens, dots. Unique in the plugin. */
  readonly key: string;
  readonly name: Label;
  /** Texts of its findings by key. Where they are given, a finding may use no other key. */
  readonly messages?: Wording;
  readonly reads: R;
  /** Pure: the same input gives the same findings, whenever and wherever it runs. None found: an empty list. */
  evaluate(input: RuleInput<R>): readonly Finding[];
}

export interface RuleContribution<R extends Reads = Reads> extends RuleDefinition<R> {
  readonly kind: 'rule';
}

/**
 * Declares a rule. Export the answer.
 * @example
 * ```ts
 * import { defineRule, percent } from 'plugin-sdk';
 *
 * export const slowCampaign = defineRule({
 *   key: 'slow-campaign',
 *   name: { zh: '接种进度滞后', en: 'Campaign falls behind' },
 *   messages: { slow: { zh: '已接种 {done} 人，仅占应种的 {share}%' } },
 *   reads: { measures: ['campaign.vaccinated', 'campaign.due'], window: 'quarter', level: 'township' },
 *   evaluate({ measures }) {
 *     const done = measures['campaign.vaccinated'].value;
 *     const due = measures['campaign.due'].value;
 *     if (done === null || due === null) return [];
 *     const share = percent(done, due);
 *     if (share === null || Number(share) >= 80) return [];
 *     return [{ key: 'slow', severity: 'warning', message: { key: 'slow', args: { done, share } }, evidence: { done, due } }];
 *   },
 * });
 *
 * const findings = slowCampaign.evaluate({
 *   orgUnit: { code: '370811001', kind: 'township', name: { zh: '某镇' }, attributes: {} },
 *   day: '2025-03-05',
 *   window: { from: '2025-01-01', to: '2025-03-31' },
 *   measures: { 'campaign.vaccinated': { value: 150 }, 'campaign.due': { value: 400 } },
 *   indicators: {},
 *   cases: [],
 *   records: [],
 *   recordsLeftOut: 0,
 *   group: null,
 * });
 * findings[0].message; // → { key: 'slow', args: { done: 150, share: '37.5' } }
 * ```
 */
export function defineRule<const R extends Reads>(rule: RuleDefinition<R>): RuleContribution<R> {
  return { kind: 'rule', ...rule };
}
