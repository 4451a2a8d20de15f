import type { Colour, TargetState, TargetStatus } from './status.js';

/** How many statuses stand at each colour. Made good (yellow-green) counts as yellow: it had been red. */
export interface Summary {
  readonly green: number;
  readonly yellow: number;
  readonly red: number;
  readonly blue: number;
  readonly grey: number;
}

const COLUMN: Readonly<Record<Colour, keyof Summary>> = {
  green: 'green',
  yellow: 'yellow',
  'yellow-green': 'yellow',
  red: 'red',
  blue: 'blue',
  grey: 'grey',
};

export function summarise(statuses: Iterable<Pick<TargetStatus, 'colour'>>): Summary {
  const summary = { green: 0, yellow: 0, red: 0, blue: 0, grey: 0 };
  for (const { colour } of statuses) summary[COLUMN[colour]] += 1;
  return summary;
}

const URGENCY: Readonly<Record<TargetState, number>> = {
  missed: 0,
  behind: 1,
  'due-soon': 3,
  'made-good': 4,
  'no-data': 5,
  'on-track': 6,
  reached: 7,
  'not-started': 8,
};
const OVERDUE_DATA = 2;

type Ranked = Pick<TargetStatus, 'state' | 'overdue' | 'deadline'>;

/** Orders statuses for people who must act: worst first, overdue data before what is merely due soon, then by deadline. */
export function worstFirst(a: Ranked, b: Ranked): number {
  return urgencyOf(a) - urgencyOf(b) || a.deadline - b.deadline;
}

function urgencyOf({ state, overdue }: Ranked): number {
  return state === 'no-data' && overdue ? OVERDUE_DATA : URGENCY[state];
}
