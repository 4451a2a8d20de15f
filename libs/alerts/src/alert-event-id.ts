import { eventIdOf } from '#feed';
import type { AlertEvent } from './alert-event.js';

/**
 * UUID of an alert event and stable key of its notification: made of the alert, the place in its stream, the transition
 * and its cause. The same decision taken twice has one id; two people who act on the same revision have two, so that
 * the store refuses the later one instead of taking it for a repeat.
 */
export function alertEventId(event: AlertEvent, revision: number): string {
  return eventIdOf(`/alerts/${event.alertId}`, `${event.transition} ${cause(event)}`, revision + 1);
}

function cause(event: AlertEvent): string {
  switch (event.transition) {
    case 'acknowledged':
    case 'commented':
      return JSON.stringify([event.by, event.at, event.comment ?? null]);
    case 'firing':
    case 'updated':
    case 'reopened':
    case 'resolved':
      return `${event.kind} ${event.severity}`;
  }
}
