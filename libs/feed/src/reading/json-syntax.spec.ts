import fc from 'fast-check';
import { syntaxErrorAt } from './json-syntax.js';

describe('the place of a syntax error', () => {
  it.each([
    ['{"a":1,}', 7],
    ['{"a" 1}', 5],
    ['{a:1}', 1],
    ['[1 2]', 3],
    ['[1,]', 3],
    ['{"a":1]', 6],
    ['{"a":tru}', 5],
    ['{"a":01}', 6],
    ['"a\\x"', 2],
    ['"a\nb"', 2],
    ['1 1', 2],
    ["{'a':1}", 1],
    ['}', 0],
  ])('in %p is %p', (text, at) => {
    expect(syntaxErrorAt(text)).toBe(at);
  });

  it('is the end of any text that was cut off, or the token that was', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.nat(), (value, cut) => {
        const text = JSON.stringify(value);
        const part = text.slice(0, cut % text.length);
        const at = syntaxErrorAt(part);
        return at === part.length || /^[tfn\\.e-]/.test(part.slice(at));
      }),
    );
  });
});
