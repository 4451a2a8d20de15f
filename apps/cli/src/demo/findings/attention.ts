import type { Colour } from '#plans';
import type { Board, BoardRow, County, CountyCell } from './board.js';

/** A target that somebody must act on, and where. */
export interface Attention {
  readonly row: BoardRow;
  /** The target's own colour, or that of its worst county where the plan judges each. */
  readonly colour: 'red' | 'yellow';
  /** Counties that do not do what is asked, the best of them first. */
  readonly counties: readonly (County & CountyCell)[];
  /** Whether no county with a value does. */
  readonly everywhere: boolean;
}

/**
 * What is red, then what is yellow, in the order of the document. What was made good after its deadline is yellow, since
 * it had been red. A county counts where the plan judges each; elsewhere it only shows where a city's shortfall lies.
 */
export function attentionOf({ rows, counties }: Pick<Board, 'rows' | 'counties'>): readonly Attention[] {
  const names = new Map(counties.map((county) => [county.code, county]));
  const found = rows.flatMap((row): Attention[] => {
    const short = [...row.counties].flatMap(([code, cell]) =>
      urgency(cell.colour) && names.has(code) ? [{ ...names.get(code)!, ...cell }] : [],
    );
    const colours = [row.status.colour, ...(row.eachCounty ? short.map(({ colour }) => colour) : [])].map(urgency);
    const colour = colours.find((one) => one === 'red') ?? colours.find((one) => one !== undefined);
    const everywhere = short.length > 1 && short.length === row.counties.size;
    return colour ? [{ row, colour, counties: short, everywhere }] : [];
  });
  return [...found.filter(({ colour }) => colour === 'red'), ...found.filter(({ colour }) => colour === 'yellow')];
}

function urgency(colour: Colour): Attention['colour'] | undefined {
  if (colour === 'red') return 'red';
  return colour === 'yellow' || colour === 'yellow-green' ? 'yellow' : undefined;
}
