import pc from 'picocolors';
import { colourMark } from './colour-mark.js';

describe('the mark of a colour', () => {
  it('is a coloured dot where colours can be shown', () => {
    const colours = pc.createColors(true);
    expect(colourMark('red', colours)).toBe(colours.redBright('●'));
    expect(colourMark('red', colours)).not.toBe(colourMark('green', colours));
  });

  it('is a character where they cannot', () => {
    const colours = pc.createColors(false);
    const marks = (['red', 'yellow', 'green', 'blue', 'grey', 'yellow-green'] as const).map((one) =>
      colourMark(one, colours),
    );
    expect(marks).toEqual(['红', '黄', '绿', '蓝', '灰', '补']);
  });
});
