import { placeIn } from './source-place.js';

const files = { 'rules.js': '', 'a/b.mjs': '' };

describe('the place of a failure', () => {
  it('is the innermost frame in a file of the plugin', () => {
    const stack =
      '    at dayNumberOf (sdk:calendar/day-number.js:26:24)\n    at map (native)\n    at f (a/b.mjs:3:7)\n    at evaluate (rules.js:9:2)\n';
    expect(placeIn(stack, files)).toEqual({ file: 'a/b.mjs', line: 3, column: 7 });
  });

  it('is read from frames without a name', () => {
    expect(placeIn('    at rules.js:2:16\n', files)).toEqual({ file: 'rules.js', line: 2, column: 16 });
  });

  it('is unknown where no frame lies in the plugin', () => {
    expect(placeIn('    at f (inside:open.js:1:1)\n    at toString (native)\n', files)).toBeUndefined();
    expect(placeIn('', files)).toBeUndefined();
  });
});
