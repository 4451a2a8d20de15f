import { formatAlertKey, type AlertKey } from '#alerts';
import type { EventStore, NewEvent } from '#event-store';
import type { Basis } from './basis.js';
import { readRuleEvent, ruleEvent, ruleStream, type RuleEvaluated, type RuleOutcome } from './rule-event.js';

/** Alert keys by their text. */
type Keys = ReadonlyMap<string, AlertKey>;

/** What the log says of a rule at a unit. */
interface Answered {
  /** What tells the last outcome from another. */
  readonly text: string;
  /** Alerts of the last findings. */
  readonly found: Keys;
  /** Alerts of findings before whose end may not have been told: of the last ones in the log, a crash may have come between. */
  readonly foundBefore: Keys;
  readonly last: RuleEvaluated;
}

const NOTHING: Keys = new Map();

/**
 * What a rule has answered so far, unit by unit, as its stream tells. An outcome is written where it says something else
 * than the one before: other findings, another severity, a failure. Figures that moved on are no news.
 */
export class OutcomeLog {
  private readonly units = new Map<string, Answered>();
  private revision = -1;

  private constructor(
    private readonly store: EventStore,
    private readonly stream: string,
  ) {}

  static async read(store: EventStore, plugin: string, rule: string): Promise<OutcomeLog> {
    const log = new OutcomeLog(store, ruleStream(plugin, rule));
    for await (const record of store.readStream(log.stream)) {
      log.revision = record.revision;
      const event = readRuleEvent(record);
      if (event) log.fold(event);
    }
    return log;
  }

  /** Units that the rule has found something at, with how that was told last. */
  get open(): readonly RuleEvaluated[] {
    return [...this.units.values()]
      .filter(({ found, foundBefore }) => found.size + foundBefore.size > 0)
      .map(({ last }) => last);
  }

  /** Whether something is found at a unit, as far as the rule has said. */
  hasFound(unit: string): boolean {
    return (this.units.get(unit)?.found.size ?? 0) > 0;
  }

  /** Alerts that may be open though an answer does not hold them any more, and no other unit's answer does. */
  goneWith({ unit }: Pick<Basis, 'unit'>, returned: ReadonlySet<string>): readonly AlertKey[] {
    const known = this.units.get(unit);
    if (!known) return [];
    const keys = new Map([...known.foundBefore, ...known.found]);
    return [...keys]
      .filter(([text]) => !returned.has(text) && !this.isFoundElsewhere(text, unit))
      .map(([, key]) => key);
  }

  /**
   * Appends the outcomes that are news. Answers how many. After a rejection, a WrongExpectedRevisionError where another
   * process wrote to the stream, read the log again.
   */
  async record(
    outcomes: readonly { readonly basis: Basis; readonly outcome: RuleOutcome }[],
    at: string,
  ): Promise<number> {
    const events: NewEvent[] = [];
    for (const { basis, outcome } of outcomes) {
      if (textOf(basis, outcome) === (this.units.get(basis.unit)?.text ?? '')) continue;
      const event = ruleEvent(basis, outcome, this.revision + 1 + events.length, at);
      events.push(event);
      const untold = this.units.get(basis.unit)?.foundBefore ?? NOTHING;
      this.fold(JSON.parse(event.data) as RuleEvaluated, untold);
    }
    if (events.length === 0) return 0;
    await this.store.append(this.stream, this.revision < 0 ? 'no-stream' : this.revision, events);
    this.revision += events.length;
    return events.length;
  }

  /** The alerts of everything recorded have been told. */
  told(units: Iterable<string>): void {
    for (const unit of units) {
      const known = this.units.get(unit);
      if (!known || known.foundBefore.size === 0) continue;
      this.units.set(unit, { ...known, foundBefore: NOTHING });
    }
  }

  private fold(event: RuleEvaluated, untold: Keys = NOTHING): void {
    const { orgUnit } = event;
    const { found = NOTHING, foundBefore = NOTHING } = this.units.get(orgUnit) ?? {};
    const text = textOf({ ...event, unit: orgUnit }, event);
    const next =
      'findings' in event
        ? { text, found: keysOf(event), foundBefore: new Map([...untold, ...found]), last: event }
        : { text, found, foundBefore, last: event };
    this.units.set(orgUnit, next);
  }

  private isFoundElsewhere(text: string, unit: string): boolean {
    for (const [other, { found }] of this.units) if (other !== unit && found.has(text)) return true;
    return false;
  }
}

/** Key of the alert of a finding. */
export function findingKey(
  {
    rule,
    unit,
    plan,
    window,
  }: { readonly rule: string; readonly unit: string; readonly plan: string; readonly window: string },
  finding: { readonly key: string; readonly orgUnit?: string },
): AlertKey {
  return { plan, rule, orgUnit: finding.orgUnit ?? unit, window, finding: finding.key };
}

function keysOf(event: RuleEvaluated): Keys {
  if (!('findings' in event)) return NOTHING;
  const keys = event.findings.map((finding) => findingKey({ ...event, unit: event.orgUnit }, finding));
  return new Map(keys.map((key) => [formatAlertKey(key), key]));
}

/** What of an outcome is news; empty: nothing was found. */
function textOf({ plan, window, unit }: Pick<Basis, 'plan' | 'window' | 'unit'>, outcome: RuleOutcome): string {
  if ('failure' in outcome) return JSON.stringify(['failure', outcome.failure.kind, outcome.failure.where ?? null]);
  if (outcome.findings.length === 0) return '';
  const found = outcome.findings.map(({ key, orgUnit = unit, severity }) => JSON.stringify([orgUnit, key, severity]));
  return JSON.stringify([plan, window, ...found.sort()]);
}
