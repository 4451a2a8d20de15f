import { START, type EventStore } from '#event-store';
import type { CatalogueRule } from '#plugin-host';
import { OutcomeLog } from './outcome-log.js';
import type { RoundsDesk } from './rounds-desk.js';
import { readRuleEvent, RULE_CATEGORY, ruleStream, type RuleEvaluated } from './rule-event.js';
import { goneObservation } from './rule-observations.js';

/** Events of the rules' streams that are read at once. */
const PAGE = 5_000;

/** Records that what was found is found no more, and tells the end of the alerts. */
export async function endFindings(
  log: OutcomeLog,
  ended: readonly RuleEvaluated[],
  desk: Pick<RoundsDesk, 'basisOf' | 'context' | 'tell'>,
): Promise<void> {
  if (ended.length === 0) return;
  const context = desk.context();
  const bases = ended.map((event) => desk.basisOf(event));
  await log.record(
    bases.map((basis) => ({ basis, outcome: { findings: [] } })),
    context.at,
  );
  const none = new Set<string>();
  await desk.tell(
    bases.flatMap((basis) => log.goneWith(basis, none).map((key) => goneObservation(key, basis, context))),
  );
  log.told(bases);
}

/** Ends what was found by rules that no loaded plugin has any more. */
export async function endLostRules(
  store: EventStore,
  rules: readonly CatalogueRule[],
  desk: Pick<RoundsDesk, 'basisOf' | 'context' | 'tell'>,
): Promise<void> {
  const loaded = new Set(rules.map(({ plugin, key }) => ruleStream(plugin, key)));
  const lost = new Map<string, RuleEvaluated>();
  for (let after = START; ;) {
    const page = await store.readAll({ after, limit: PAGE, categories: [RULE_CATEGORY] });
    for (const record of page) {
      const event = loaded.has(record.stream) ? undefined : readRuleEvent(record);
      if (event) lost.set(record.stream, event);
      after = record.position;
    }
    if (page.length === 0) break;
  }
  for (const { plugin, rule } of lost.values()) {
    const log = await OutcomeLog.read(store, plugin, rule);
    await endFindings(log, log.open, desk);
  }
}
