import { summarise, type Colour, type Summary } from '#plans';
import { partOf, type Board, type BoardRow } from './board.js';

/** How the targets of one part of the document stand. */
export interface PartTally {
  /** `一` */
  readonly part: string;
  readonly targets: number;
  readonly colours: Summary;
}

/** Each part of the document, also one without targets. */
export function byPart({ parts, rows }: Pick<Board, 'parts' | 'rows'>): readonly PartTally[] {
  return parts.map((part) => {
    const own = rows.filter(({ target }) => partOf(target.task) === part);
    return { part, targets: own.length, colours: coloursOf(own) };
  });
}

export function coloursOf(rows: readonly BoardRow[]): Summary {
  return summarise(rows.map(({ status }) => status));
}

/** How all targets stood at each day of the board's course. */
export function byDay({ days, rows }: Pick<Board, 'days' | 'rows'>): readonly {
  readonly day: string;
  readonly colours: Summary;
}[] {
  return days.map((day, at) => ({
    day,
    colours: summarise(rows.map(({ course }) => ({ colour: course[at] as Colour }))),
  }));
}
