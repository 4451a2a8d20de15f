import { formatAlertKey, type AlertSeverity, type Observation } from '#alerts';
import { formatDay, parseDay, type Day } from '#calendar';
import { InMemoryEventStore, START, type EventStore, type Position, type RecordedEvent } from '#event-store';
import type { Catalogue } from '#plugin-host';
import { SqliteProjectionStorage } from '#read-model';
import { DERIVED_CATEGORY } from '../../derived/derived-report.js';
import { DAY_OPENED, type DayOpened } from '../../projection/log-event-types.js';
import { ProjectionEngine } from '../../projection/projection-engine.js';
import type { RuleCount } from '../rule-counts.js';
import { Rules } from '../rules.js';

const PAGE = 5_000;
/** What rules rest on. Alerts, rejections and what rules answered are not replayed. */
const CATEGORIES = ['feed', 'calendar', DERIVED_CATEGORY];

/** Something that a rule would have found. */
export interface ReplayedFinding {
  readonly rule: string;
  readonly orgUnit: string;
  /** As the rule calls it, with its group in front where it reads by group. */
  readonly finding: string;
  readonly severity: AlertSeverity;
  /** In Chinese. */
  readonly message: string;
  /** ISO day on which it would have been raised. */
  readonly from: string;
  /** ISO day on which it would have ended; `null`: it still holds. */
  readonly to: string | null;
}

export interface Replay {
  /** In the order in which they would have been raised. */
  readonly findings: readonly ReplayedFinding[];
  /** What each rule did. */
  readonly rules: readonly RuleCount[];
  /** Days that began. */
  readonly days: number;
}

export interface ReplayOptions {
  /** The log. Nothing is written to it. */
  readonly store: EventStore;
  readonly catalogue: Catalogue;
  /** Id of the plugin whose rules are asked; those of others are not. */
  readonly plugin: string;
  /** The first day on which they are asked. */
  readonly from: Day;
  /** The last one. */
  readonly to: Day;
  told?(progress: { readonly position: Position; readonly head: Position }): void;
}

/**
 * What the rules of a plugin would have found in the past: goes through the log as the projection did, on a read model in
 * memory, and asks the rules from a day on after all that came until the next day began. What they answer goes to a log in
 * memory; nobody is told.
 */
export async function replayRules(options: ReplayOptions): Promise<Replay> {
  const { catalogue, plugin } = options;
  const storage = SqliteProjectionStorage.open(':memory:');
  const answers = new InMemoryEventStore();
  const found = new FoundAgain();
  const rules = new Rules({
    store: answers,
    catalogue: {
      ...catalogue,
      rules: catalogue.rules.filter((rule) => rule.plugin === plugin),
      programs: catalogue.programs.filter((program) => program.plugin === plugin),
    },
    tell: async (observations) => found.take(observations),
    now: () => `${found.day}T00:00:00+08:00`,
    failed: (error) => {
      throw error;
    },
  });
  try {
    const engine = await ProjectionEngine.open({
      store: answers,
      storage,
      catalogue,
      clock: 'system',
      listener: rules,
    });
    const days = await goThrough(options, engine, rules, storage, found);
    return { findings: found.all, rules: rules.counted, days };
  } finally {
    await rules.close();
    await storage.close();
    await answers.close();
  }
}

async function goThrough(
  { store, from, to, told }: ReplayOptions,
  engine: ProjectionEngine,
  rules: Rules,
  storage: SqliteProjectionStorage,
  found: FoundAgain,
): Promise<number> {
  const head = await store.head();
  let days = 0;
  let isAsking = false;
  for (let after = START; after < head;) {
    const page = await store.readAll({ after, limit: PAGE, categories: CATEGORIES });
    if (page.length === 0) break;
    for (const part of partsByDay(page)) {
      const day = dayIn(part[0]!);
      if (day !== undefined && day > to) return days;
      if (day !== undefined && day >= from) {
        if (formatDay(day) !== found.day) days++;
        found.day = formatDay(day);
        if (!isAsking) await rules.begin(engine.sight, storage);
        isAsking = true;
        await rules.settled();
      }
      await engine.apply(part, true);
      if (isAsking) await rules.settled();
    }
    after = page.at(-1)!.position;
    told?.({ position: after, head });
  }
  return days;
}

/** Events cut in front of each that begins a day. */
function partsByDay(events: readonly RecordedEvent[]): readonly (readonly RecordedEvent[])[] {
  const parts: RecordedEvent[][] = [];
  for (const event of events) {
    if (parts.length === 0 || event.type === DAY_OPENED) parts.push([]);
    parts.at(-1)!.push(event);
  }
  return parts;
}

function dayIn({ type, data }: RecordedEvent): Day | undefined {
  return type === DAY_OPENED ? parseDay((JSON.parse(data) as DayOpened).day) : undefined;
}

/** Findings by what tells them apart, as they come and go. */
class FoundAgain {
  /** ISO day that has begun. */
  day = '';
  readonly all: ReplayedFinding[] = [];
  /** By alert key: place in the list. */
  private readonly open = new Map<string, number>();

  take(observations: readonly Observation[]): void {
    for (const { key, worthy, evidence } of observations) {
      if (key.rule === undefined || key.finding === undefined) continue;
      const name = formatAlertKey(key);
      const at = this.open.get(name);
      if (worthy === null) {
        if (at !== undefined) this.all[at] = { ...this.all[at]!, to: this.day };
        this.open.delete(name);
      } else if (at === undefined) {
        this.open.set(name, this.all.length);
        const { severity, title } = worthy;
        const message = evidence.rule?.message?.zh ?? title;
        const { rule, orgUnit, finding } = key;
        this.all.push({ rule, orgUnit, finding, severity, message, from: this.day, to: null });
      } else if (this.all[at]!.severity !== worthy.severity) {
        this.all[at] = { ...this.all[at]!, severity: worthy.severity };
      }
    }
  }
}
