const LITERAL = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma or close' | 'end';

/**
 * Where a text stops being JSON, as an index; its length where the text was cut off.
 * `JSON.parse` tells the place only sometimes and quotes the text, which a message about feed data must not.
 */
export function syntaxErrorAt(text: string): number {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let i = 0;
  for (;;) {
    while (isBlank(text.charCodeAt(i))) i++;
    const character = text[i];
    if (character === undefined || expected === 'end') return i;
    const inside = open.at(-1);
    const closes = character === '}' ? '{' : character === ']' ? '[' : undefined;
    if (closes !== undefined) {
      const mayClose = expected === 'comma or close' || expected === (closes === '{' ? 'key or }' : 'value or ]');
      if (closes !== inside || !mayClose) return i;
      open.pop();
      i++;
      expected = open.length === 0 ? 'end' : 'comma or close';
    } else if (expected === 'comma or close') {
      if (character !== ',') return i;
      i++;
      expected = inside === '{' ? 'key' : 'value';
    } else if (expected === 'colon') {
      if (character !== ':') return i;
      i++;
      expected = 'value';
    } else if (expected === 'key' || expected === 'key or }') {
      if (character !== '"') return i;
      const end = stringEnd(text, i);
      if (end.broken) return end.at;
      i = end.at;
      expected = 'colon';
    } else if (character === '{' || character === '[') {
      open.push(character);
      i++;
      expected = character === '{' ? 'key or }' : 'value or ]';
    } else {
      const end = character === '"' ? stringEnd(text, i) : literalEnd(text, i);
      if (end.broken) return end.at;
      i = end.at;
      expected = open.length === 0 ? 'end' : 'comma or close';
    }
  }
}

interface End {
  readonly at: number;
  readonly broken: boolean;
}

function stringEnd(text: string, start: number): End {
  let i = start + 1;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (code === 34) return { at: i + 1, broken: false };
    if (code < 32) return { at: i, broken: true };
    if (code === 92) {
      ESCAPE.lastIndex = i;
      if (!ESCAPE.test(text)) return { at: i, broken: true };
      i = ESCAPE.lastIndex;
    } else i++;
  }
  return { at: text.length, broken: true };
}

function literalEnd(text: string, start: number): End {
  LITERAL.lastIndex = start;
  return LITERAL.test(text) ? { at: LITERAL.lastIndex, broken: false } : { at: start, broken: true };
}

function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}
