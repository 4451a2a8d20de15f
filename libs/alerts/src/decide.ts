import type { AlertState } from './alert.js';
import { acknowledge, type Acknowledge } from './commands/acknowledge.js';
import { comment, type Comment } from './commands/comment.js';
import { observe, type Observe } from './commands/observe.js';
import type { AlertDecision } from './decision.js';

/** Everything that can be told to an alert: by evaluation (`observe`) or by people. */
export type AlertCommand = Observe | Acknowledge | Comment;

/** What people do to an alert. */
export type AlertStep = Exclude<AlertCommand, Observe>;

type Deciders = { readonly [Type in AlertCommand['type']]: Decider<Extract<AlertCommand, { type: Type }>> };
type Decider<Command> = (command: Command, alert: AlertState) => AlertDecision;

/** One entry per command; a new step is a file in `commands/` and a line here. */
const deciders: Deciders = { observe, acknowledge, comment };

/** What follows from a command in a state. Pure: time comes in with the command. */
export function decide(command: AlertCommand, alert: AlertState): AlertDecision {
  const decider = deciders[command.type] as Decider<AlertCommand>;
  return decider(command, alert);
}
