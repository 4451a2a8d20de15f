import { AlertDesk, type AlertEvent, type Observation } from '#alerts';
import type { EventStore } from '#event-store';
import type { Catalogue } from '#plugin-host';
import type { Review, Watched } from '../projection/review.js';
import { caseObservations } from './case-observations.js';
import { targetObservations } from './target-observations.js';

export interface AlertingOptions {
  readonly store: EventStore;
  readonly catalogue: Catalogue;
  /** ISO date and time of the wall clock: noted in the events, never decided by. */
  now(): string;
}

/**
 * Holds judgements against the alerts that are open and records what changed. It is told what holds, not what changed,
 * so telling it again after a crash, or everything at a start, leads to nothing that was not due.
 */
export class Alerting {
  private readonly desk: AlertDesk;

  constructor(private readonly options: AlertingOptions) {
    this.desk = new AlertDesk({ store: options.store });
  }

  /** Decides on judgements in the order of the log. */
  async decide(reviews: readonly Review[], watched: Watched): Promise<readonly AlertEvent[]> {
    const { catalogue, now } = this.options;
    const at = now();
    const observations = reviews.flatMap(({ targets, cases, position }) => {
      const context = { catalogue, watched, position, at };
      return [
        ...targets.flatMap((judged) => targetObservations(judged, context)),
        ...cases.flatMap((one) => caseObservations(one, context)),
      ];
    });
    return this.tell(observations);
  }

  /** Decides on what was found elsewhere, as rules do. */
  async tell(observations: readonly Observation[]): Promise<readonly AlertEvent[]> {
    return observations.length === 0 ? [] : this.desk.observeAll(observations);
  }
}
