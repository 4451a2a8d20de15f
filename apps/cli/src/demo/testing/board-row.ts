import { COLOUR_OF, type TargetState } from '#plans';
import type { BoardRow, BoardStatus, CountyCell } from '../findings/board.js';

/** What a spec says of a row; the rest is a share of 92 % due, of one department, in the whole region. */
export interface RowSaid {
  readonly id: string;
  readonly task?: string;
  readonly name?: string;
  readonly state: TargetState;
  readonly target?: Partial<BoardRow['target']>;
  readonly status?: Partial<BoardStatus>;
  readonly course?: BoardRow['course'];
  readonly counties?: Readonly<Record<string, CountyCell>>;
  readonly eachCounty?: boolean;
}

/** A row of a board for specs. */
export function boardRow({ id, task = '一.1', name = id, state, ...more }: RowSaid): BoardRow {
  return {
    target: {
      id,
      task,
      indicator: id,
      name: { zh: name, en: id },
      kind: 'ratio',
      unit: '%',
      condition: { atLeast: 92 },
      appliesTo: { orgUnit: '370800' },
      window: 'year',
      deadline: '2025-12-31',
      strength: 'hard',
      pacing: 'full',
      ...more.target,
    },
    status: {
      target: id,
      task,
      state,
      colour: COLOUR_OF[state],
      value: 90,
      expected: 92,
      gap: 2,
      percent: 97.8,
      requiredPerDay: null,
      deadline: '2025-12-31',
      coverage: '2025-12-31',
      rank: null,
      baseline: null,
      owner: { lead: ['医政科'], cooperating: [], leader: null },
      ...more.status,
    },
    course: more.course ?? [],
    counties: new Map(Object.entries(more.counties ?? {})),
    eachCounty: more.eachCounty ?? false,
  };
}
