import { formatAlertKey, type AlertKey } from '#alerts';
import type { EventStore, NewEvent } from '#event-store';
import type { Basis } from './basis.js';
import { placeText, readRuleEvent, ruleEvent, ruleStream, type RuleEvaluated, type RuleOutcome } from './rule-event.js';

/** Alert keys by their text. */
type Keys = ReadonlyMap<string, AlertKey>;

/** What a rule is asked about: a unit, or a group of records there. */
type Place = Pick<Basis, 'unit' | 'group'>;

/** What the log says of a rule at a place. */
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
 * What a rule has answered so far, place by place, as its stream tells. An outcome is written where it says something else
 * than the one before: other findings, another severity, a failure. Figures that moved on are no news.
 */
export class OutcomeLog {
  private readonly places = new Map<string, Answered>();
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

  /** Places that the rule has found something at, with how that was told last. */
  get open(): readonly RuleEvaluated[] {
    return [...this.places.values()]
      .filter(({ found, foundBefore }) => found.size + foundBefore.size > 0)
      .map(({ last }) => last);
  }

  /** Whether something is found at a place, as far as the rule has said. */
  hasFound(place: Place): boolean {
    return (this.places.get(placeText(place))?.found.size ?? 0) > 0;
  }

  /** Alerts that may be open though an answer does not hold them any more, and no other place's answer does. */
  goneWith(place: Place, returned: ReadonlySet<string>): readonly AlertKey[] {
    const at = placeText(place);
    const known = this.places.get(at);
    if (!known) return [];
    const keys = new Map([...known.foundBefore, ...known.found]);
    return [...keys].filter(([text]) => !returned.has(text) && !this.isFoundElsewhere(text, at)).map(([, key]) => key);
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
      const known = this.places.get(placeText(basis));
      if (textOf(basis, outcome) === (known?.text ?? '')) continue;
      const event = ruleEvent(basis, outcome, this.revision + 1 + events.length, at);
      events.push(event);
      this.fold(JSON.parse(event.data) as RuleEvaluated, known?.foundBefore);
    }
    if (events.length === 0) return 0;
    await this.store.append(this.stream, this.revision < 0 ? 'no-stream' : this.revision, events);
    this.revision += events.length;
    return events.length;
  }

  /** The alerts of everything recorded have been told. */
  told(places: Iterable<Place>): void {
    for (const place of places) {
      const at = placeText(place);
      const known = this.places.get(at);
      if (!known || known.foundBefore.size === 0) continue;
      this.places.set(at, { ...known, foundBefore: NOTHING });
    }
  }

  private fold(event: RuleEvaluated, untold: Keys = NOTHING): void {
    const place = placeIn(event);
    const at = placeText(place);
    const { found = NOTHING, foundBefore = NOTHING } = this.places.get(at) ?? {};
    const text = textOf({ ...event, ...place }, event);
    const next =
      'findings' in event
        ? { text, found: keysOf(event), foundBefore: new Map([...untold, ...found]), last: event }
        : { text, found, foundBefore, last: event };
    this.places.set(at, next);
  }

  private isFoundElsewhere(text: string, at: string): boolean {
    for (const [other, { found }] of this.places) if (other !== at && found.has(text)) return true;
    return false;
  }
}

/** Key of the alert of a finding. What is found of two groups are two findings, whatever the rule calls them. */
export function findingKey(
  { rule, unit, group, plan, window }: Pick<Basis, 'unit' | 'group' | 'plan' | 'window'> & { readonly rule: string },
  finding: { readonly key: string; readonly orgUnit?: string },
): AlertKey {
  const name = group === null ? finding.key : `${withoutSlash(group)}/${finding.key}`;
  return { plan, rule, orgUnit: finding.orgUnit ?? unit, window, finding: name };
}

/** So that the first slash of a name divides it, whatever slashes are in the group. */
function withoutSlash(group: string): string {
  return group.replaceAll('%', '%25').replaceAll('/', '%2F');
}

/** What an answer in the log is about. */
export function placeIn({ orgUnit, group }: Pick<RuleEvaluated, 'orgUnit' | 'group'>): Place {
  return { unit: orgUnit, group: group ?? null };
}

function keysOf(event: RuleEvaluated): Keys {
  if (!('findings' in event)) return NOTHING;
  const keys = event.findings.map((finding) => findingKey({ ...event, ...placeIn(event) }, finding));
  return new Map(keys.map((key) => [formatAlertKey(key), key]));
}

/** What of an outcome is news; empty: nothing was found. */
function textOf({ plan, window, unit }: Pick<Basis, 'plan' | 'window' | 'unit'>, outcome: RuleOutcome): string {
  if ('failure' in outcome) return JSON.stringify(['failure', outcome.failure.kind, outcome.failure.where ?? null]);
  if (outcome.findings.length === 0) return '';
  const found = outcome.findings.map(({ key, orgUnit = unit, severity }) => JSON.stringify([orgUnit, key, severity]));
  return JSON.stringify([plan, window, ...found.sort()]);
}
