import { NotPlain, plainJson } from './plain.js';

const limits = { what: '结果', characters: 1000, depth: 4 };

/** The message with which a value is kept in; `undefined`: it got out. */
function refusal(value: unknown): string | undefined {
  try {
    plainJson(value, limits);
    return undefined;
  } catch (error) {
    if (error instanceof NotPlain) return `${error.kind} ${error.message}`;
    throw error;
  }
}

describe('a value on its way out of the engine', () => {
  it.each([
    [null],
    [true],
    ['文字'],
    [-0.5],
    [Number.MAX_SAFE_INTEGER],
    [[]],
    [{}],
    [{ a: [1, 'b', null, { c: false }], 'x/y': [[]] }],
  ])('%j is written as JSON writes it', (value) => {
    expect(plainJson(value, limits)).toBe(JSON.stringify(value));
  });

  it('loses members that are undefined, as JSON does', () => {
    expect(plainJson({ a: undefined, b: 1 }, limits)).toBe('{"b":1}');
  });

  it('may hold one object twice, side by side', () => {
    const twin = { a: 1 };
    expect(plainJson([twin, twin], limits)).toBe('[{"a":1},{"a":1}]');
  });

  it('asks neither toJSON nor a getter twice', () => {
    let asked = 0;
    const value = {
      get a() {
        asked += 1;
        return asked;
      },
    };
    expect(plainJson(value, limits)).toBe('{"a":1}');
    expect(refusal({ toJSON: () => 'other' })).toContain('/toJSON 类型是 function');
  });

  it('is kept in with the place that is wrong', () => {
    expect(refusal({ a: [1, { b: Number.NaN }] })).toBe('bad-result 结果的 /a/1/b 是 NaN，不是有限的数');
    expect(refusal(2 ** 53)).toContain('不得超过');
    expect(refusal([[[[[]]]]])).toBe('bad-result 结果的 /0/0/0/0 嵌套超过 4 层');
    expect(refusal(new Date(0))).toContain('不是普通对象');
    expect(refusal([1, , 2])).toBe('bad-result 结果的 /1 类型是 undefined，只能返回 JSON 数据');
  });

  it('is kept in once it is too large, without being copied to its end', () => {
    expect(refusal('x'.repeat(999))).toBe('output-size 结果超过 1000 个字符');
    expect(refusal(new Array(2 ** 32 - 1))).toContain('undefined');
    expect(refusal(new Proxy([], { get: (_, name) => (name === 'length' ? 1e15 : 1) }))).toContain('output-size');
  });
});
