import type { AlertEvent } from './alert-event.js';
import type { Alert, AlertFacts, AlertState } from './alert.js';

/** Before anything happened under a key. */
export const initialState: AlertState = { state: 'none' };

/** The alert after an event. */
export function evolve(alert: AlertState, event: AlertEvent): Alert {
  const known = alert.state === 'none' ? undefined : alert;
  const next = {
    ...factsOf(event),
    firedAt: known?.firedAt ?? event.at,
    changedAt: event.at,
    reopenings: known?.reopenings ?? 0,
  };
  switch (event.transition) {
    case 'firing':
      return next;
    case 'reopened':
      return { ...next, reopenings: next.reopenings + 1 };
    case 'acknowledged':
      return { ...next, acknowledgedBy: event.by };
    case 'updated':
    case 'commented':
    case 'resolved':
      return known?.acknowledgedBy === undefined ? next : { ...next, acknowledgedBy: known.acknowledgedBy };
  }
}

/** The part that an event shares with the alert it belongs to. */
export function factsOf(facts: AlertFacts): AlertFacts {
  const { alertId, key, state, kind, severity, colour, title, message, evidence } = facts;
  return { alertId, key, state, kind, severity, colour, title, message, evidence };
}
