import type { Colour } from '#plans';
import type { Terminal } from './terminal.js';

const LETTERS: Readonly<Record<Colour, string>> = {
  red: '红',
  yellow: '黄',
  'yellow-green': '补',
  green: '绿',
  blue: '蓝',
  grey: '灰',
};

type Colours = Terminal['colours'];

/** A colour as one sign: a coloured `●` where colours can be shown, else its character. */
export function colourMark(colour: Colour, colours: Colours): string {
  return colours.isColorSupported ? painted('●', colour, colours) : LETTERS[colour];
}

/** A text in the colour of a status. */
export function painted(text: string, colour: Colour, colours: Colours): string {
  switch (colour) {
    case 'red':
      return colours.redBright(text);
    case 'yellow':
      return colours.yellowBright(text);
    case 'yellow-green':
      return colours.yellow(text);
    case 'green':
      return colours.green(text);
    case 'blue':
      return colours.blueBright(text);
    case 'grey':
      return colours.gray(text);
  }
}
