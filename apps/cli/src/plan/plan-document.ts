import type { Plan } from '#plans';
import type { PlanDocument } from './document-parts.js';
import { planFileOf, pluginTexts } from './plan-files.js';

/**
 * The document that a plan names, from the one of the plugins that holds the plan. `undefined` where it names none. To be
 * asked of plugins that were checked.
 */
export function planDocument(plan: Plan, plugins: readonly string[]): PlanDocument | undefined {
  if (plan.text === undefined) return undefined;
  for (const plugin of plugins) {
    const texts = pluginTexts(plugin);
    if (planFileOf(texts, plan.id, plan.version) === undefined) continue;
    const text = texts.text(plan.text);
    if (text !== undefined) return { text, numbering: plan.numbering ?? [] };
  }
  return undefined;
}
