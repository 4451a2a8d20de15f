import type { AlertEvent } from '../alert-event.js';
import type { AlertState } from '../alert.js';
import { decide, type AlertCommand } from '../decide.js';
import type { AlertRejection } from '../decision.js';
import { evolve, initialState } from '../evolve.js';

/** `given(what happened).when(a command).then(what follows)`, each of them compared in full. */
export function given(...history: readonly AlertEvent[]) {
  const alert = history.reduce<AlertState>(evolve, initialState);
  return {
    when(command: AlertCommand) {
      const decision = decide(command, alert);
      return {
        then(...events: readonly AlertEvent[]): void {
          expect(decision).toEqual({ ok: true, events });
        },
        thenNothing(): void {
          expect(decision).toEqual({ ok: true, events: [] });
        },
        thenRejected(rejection: Partial<AlertRejection>): void {
          expect(decision).toMatchObject({ ok: false, ...rejection });
        },
      };
    },
  };
}
