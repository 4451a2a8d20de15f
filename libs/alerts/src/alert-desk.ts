import { WrongExpectedRevisionError, type EventStore } from '#event-store';
import type { AlertEvent } from './alert-event.js';
import { alertIdOf } from './alert-key.js';
import { AlertMemory } from './alert-memory.js';
import type { Alert } from './alert.js';
import type { Observation } from './commands/observe.js';
import { decide, type AlertStep } from './decide.js';
import type { AlertRejection } from './decision.js';
import { appendBehind, evolveFolded, loadAlert, type FoldedAlert } from './folded-alert.js';

/** Others may write to a stream between reading and appending; so often in a row that something else must be wrong. */
const MOST_ATTEMPTS = 20;

/** Streams read at once on a cold start. */
const READS_AT_ONCE = 32;

export interface AlertDeskOptions {
  readonly store: EventStore;
  /** Folded alerts kept in memory, open or not (about 1 kB each that ever fired). Default 50,000. */
  readonly remembered?: number;
}

/** What became of a person's step. `events` is empty where nothing was left to do. */
export type StepOutcome =
  { readonly ok: true; readonly alert: Alert; readonly events: readonly AlertEvent[] } | AlertRejection;

/**
 * Loads an alert, decides and appends. Where another process wrote first, it reads again and decides again.
 * Evaluation decides from memory, so that an observation without a change costs no read. What people may have done
 * elsewhere meanwhile cannot turn "no change" into a change; a conflict shows it where there is one. Only one process
 * may evaluate a key at a time: call {@link forgetAll} when that right comes over from another.
 */
export class AlertDesk {
  private readonly store: EventStore;
  private readonly memory: AlertMemory;

  constructor(options: AlertDeskOptions) {
    this.store = options.store;
    this.memory = new AlertMemory(options.remembered ?? 50_000);
  }

  /** One observation; answers the events it led to. */
  observe(observation: Observation): Promise<readonly AlertEvent[]> {
    return this.observeAll([observation]);
  }

  /**
   * Many observations, one append. Those of one key are taken in order. Answers the events they led to; where a conflict
   * made it decide again, only those of the last append.
   */
  async observeAll(observations: readonly Observation[]): Promise<readonly AlertEvent[]> {
    const byAlert = groupByAlert(observations);
    for (let attempt = 1; ; attempt++) {
      const changes = await this.decideAll(byAlert);
      if (changes.length === 0) return [];
      try {
        await this.store.appendBatch(
          changes.map((change) => appendBehind(change.alertId, change.known, change.events)),
        );
        for (const change of changes) this.memory.keep(change.alertId, change.next);
        return changes.flatMap((change) => change.events);
      } catch (error) {
        // Any part of the batch may stand in the log. Deciding on it anew leaves those parts out.
        for (const change of changes) this.memory.forget(change.alertId);
        if (!(error instanceof WrongExpectedRevisionError) || attempt === MOST_ATTEMPTS) throw error;
      }
    }
  }

  /** A person's step. Always decides on the alert as the log has it now. */
  async take(alertId: string, step: AlertStep): Promise<StepOutcome> {
    for (let attempt = 1; ; attempt++) {
      const known = await loadAlert(this.store, alertId);
      this.memory.keep(alertId, known);
      const decision = decide(step, known.alert);
      if (!decision.ok) return decision;
      const next = evolveFolded(known, decision.events);
      if (next.alert.state === 'none') throw new Error(`${step.type} was allowed on an alert that does not exist`);
      if (decision.events.length === 0) return { ok: true, alert: next.alert, events: [] };
      try {
        const { stream, expected, events } = appendBehind(alertId, known, decision.events);
        await this.store.append(stream, expected, events);
        this.memory.keep(alertId, next);
        return { ok: true, alert: next.alert, events: decision.events };
      } catch (error) {
        this.memory.forget(alertId);
        if (!(error instanceof WrongExpectedRevisionError) || attempt === MOST_ATTEMPTS) throw error;
      }
    }
  }

  /** 签收 */
  acknowledge(
    alertId: string,
    by: { readonly by: string; readonly comment?: string; readonly at: string },
  ): Promise<StepOutcome> {
    return this.take(alertId, { type: 'acknowledge', ...by });
  }

  /** 批注 */
  comment(
    alertId: string,
    by: { readonly by: string; readonly comment: string; readonly at: string },
  ): Promise<StepOutcome> {
    return this.take(alertId, { type: 'comment', ...by });
  }

  /** Reads every alert from its stream again before the next decision on it. */
  forgetAll(): void {
    this.memory.clear();
  }

  private async decideAll(byAlert: ReadonlyMap<string, readonly Observation[]>): Promise<readonly Change[]> {
    const known = await this.recall([...byAlert.keys()]);
    const changes: Change[] = [];
    for (const [alertId, observations] of byAlert) {
      const before = known.get(alertId)!;
      const events: AlertEvent[] = [];
      let next = before;
      for (const observation of observations) {
        const decision = decide({ type: 'observe', ...observation }, next.alert);
        if (!decision.ok) throw new Error(`an observation was refused: ${decision.message}`);
        events.push(...decision.events);
        next = evolveFolded(next, decision.events);
      }
      if (events.length > 0) changes.push({ alertId, known: before, events, next });
    }
    return changes;
  }

  private async recall(alertIds: readonly string[]): Promise<ReadonlyMap<string, FoldedAlert>> {
    const recalled = new Map<string, FoldedAlert>();
    const unknown: string[] = [];
    for (const alertId of alertIds) {
      const folded = this.memory.get(alertId);
      if (folded) recalled.set(alertId, folded);
      else unknown.push(alertId);
    }
    for (let from = 0; from < unknown.length; from += READS_AT_ONCE) {
      const page = unknown.slice(from, from + READS_AT_ONCE);
      const folded = await Promise.all(page.map((alertId) => loadAlert(this.store, alertId)));
      page.forEach((alertId, index) => {
        recalled.set(alertId, folded[index]!);
        this.memory.keep(alertId, folded[index]!);
      });
    }
    return recalled;
  }
}

interface Change {
  readonly alertId: string;
  readonly known: FoldedAlert;
  readonly events: readonly AlertEvent[];
  readonly next: FoldedAlert;
}

function groupByAlert(observations: readonly Observation[]): ReadonlyMap<string, readonly Observation[]> {
  const groups = new Map<string, Observation[]>();
  for (const observation of observations) {
    const alertId = alertIdOf(observation.key);
    const group = groups.get(alertId);
    if (group) group.push(observation);
    else groups.set(alertId, [observation]);
  }
  return groups;
}
