import fc from 'fast-check';
import type { AlertEvent } from './alert-event.js';
import { isOpen, type AlertState } from './alert.js';
import type { Worthy } from './commands/observe.js';
import { decide, type AlertCommand } from './decide.js';
import { evolve, initialState } from './evolve.js';
import { behindWorthy, missedWorthy, momentOf, observation } from './testing/examples.js';

type Told = { readonly worthy: Worthy | null } | { readonly by: string };

const told: fc.Arbitrary<Told> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ worthy: fc.constantFrom<Worthy | null>(null, behindWorthy, missedWorthy) }) },
  { weight: 1, arbitrary: fc.record({ by: fc.constantFrom('王科长', '李科长') }) },
);

function commandOf(item: Told, index: number): AlertCommand {
  return 'by' in item
    ? { type: 'acknowledge', by: item.by, at: momentOf(index) }
    : { type: 'observe', ...observation(index, item.worthy) };
}

/** Runs the commands; answers the events with the state after each command. */
function run(commands: readonly AlertCommand[]) {
  let alert: AlertState = initialState;
  const events: AlertEvent[] = [];
  const states: AlertState[] = [];
  for (const command of commands) {
    const decision = decide(command, alert);
    if (decision.ok) {
      events.push(...decision.events);
      alert = decision.events.reduce<AlertState>(evolve, alert);
    }
    states.push(alert);
  }
  return { events, states };
}

describe('whatever is told to an alert', () => {
  const histories = fc.array(told, { maxLength: 40 }).map((items) => items.map(commandOf));

  it('opens and resolves in turn: never two opens, never two ends', () => {
    fc.assert(
      fc.property(histories, (commands) => {
        const turns = run(commands)
          .events.map((event) => event.transition)
          .filter((transition) => transition === 'firing' || transition === 'reopened' || transition === 'resolved');
        turns.forEach((turn, index) => {
          expect(turn).toBe(index % 2 === 1 ? 'resolved' : index === 0 ? 'firing' : 'reopened');
        });
      }),
    );
  });

  it('is open exactly while the last observation was worth it, with its kind and severity', () => {
    fc.assert(
      fc.property(histories, (commands) => {
        let expected: Worthy | null = null;
        const { states } = run(commands);
        commands.forEach((command, index) => {
          if (command.type === 'observe') expected = command.worthy;
          const alert = states[index]!;
          expect(isOpen(alert)).toBe(expected !== null);
          if (isOpen(alert)) expect(alert).toMatchObject({ kind: expected!.kind, severity: expected!.severity });
        });
      }),
    );
  });

  it('says the same when everything is told twice', () => {
    fc.assert(
      fc.property(histories, (commands) => {
        const twice = commands.flatMap((command) => [command, command]);
        expect(run(twice).events).toEqual(run(commands).events);
      }),
    );
  });

  it('carries in each event the state that follows from it', () => {
    fc.assert(
      fc.property(histories, (commands) => {
        let alert: AlertState = initialState;
        for (const event of run(commands).events) {
          alert = evolve(alert, event);
          expect(alert.state).toBe(event.state);
        }
      }),
    );
  });
});
