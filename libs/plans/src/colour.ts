import type { Colour, TargetState } from './status.js';

/** What each state looks like on the board. */
export const COLOUR_OF: Readonly<Record<TargetState, Colour>> = {
  'not-started': 'grey',
  'no-data': 'grey',
  'on-track': 'green',
  'due-soon': 'blue',
  behind: 'yellow',
  missed: 'red',
  reached: 'green',
  'made-good': 'yellow-green',
};
