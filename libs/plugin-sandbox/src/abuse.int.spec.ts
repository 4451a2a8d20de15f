import { openSandbox, type Sandbox } from './index.js';
import { findingWith, ruleOf } from './testing/sample-plugin.js';

/** What a rule does, what becomes of it, and words of the message. */
type Abuse = readonly [what: string, body: string, kind: string, message: string];

const BUDGETS: readonly Abuse[] = [
  ['an endless loop', 'for (;;);', 'instructions', '超过 5000000 步'],
  [
    'an endless loop that catches everything',
    'for (;;) try { for (;;); } catch {} finally { input.x; }',
    'instructions',
    '步',
  ],
  ['an endless loop in an async function', '(async () => { for (;;); })(); return [];', 'instructions', '步'],
  [
    'endless loops in async functions',
    'for (;;) try { (async () => { for (;;); })(); } catch {}',
    'instructions',
    '步',
  ],
  ['an endless loop in a promise', 'new Promise(() => { for (;;); }); return [];', 'instructions', '步'],
  ['endless recursion', '(function f() { f(); })();', 'memory', '递归'],
  ['endless recursion through the engine', 'const f = () => [1].map(f); f();', 'memory', '递归'],
  ['endless recursion through a proxy', 'const p = new Proxy({}, { get: () => p.x }); p.x;', 'memory', '递归'],
  [
    'endless recursion through JSON',
    'const o = { toJSON: () => JSON.stringify(o) }; JSON.stringify(o);',
    'memory',
    '递归',
  ],
  [
    'a memory bomb of lists',
    'const all = []; for (;;) all.push(new Array(1000).fill(1));',
    'memory',
    '内存超过 33554432',
  ],
  ['a memory bomb of text', 'let text = "x"; for (;;) text += text;', 'memory', '内存'],
  ['a memory bomb of bytes', 'const all = []; for (;;) all.push(new Uint8Array(1e6));', 'memory', '内存'],
  ['a slow regular expression', '/^(a+)+$/.test("a".repeat(50) + "b");', 'instructions', '步'],
  ['an output bomb', `return ${findingWith('"x".repeat(70000)')};`, 'output-size', '结果超过 65536 个字符'],
  ['an output bomb of escapes', `return ${findingWith('"\\u0001".repeat(20000)')};`, 'output-size', '65536'],
  [
    'a list without end',
    'return new Proxy([], { get: (_, name) => (name === "length" ? 2 ** 32 - 1 : 1) });',
    'output-size',
    '65536',
  ],
  ['an endless loop in a getter of its result', 'return [{ get key() { for (;;); } }];', 'instructions', '步'],
];

const ESCAPES: readonly Abuse[] = [
  ['the constructor of a function', 'return (() => {}).constructor("return this")();', 'threw', '不能在运行时生成代码'],
  ['the constructor of an async function', '(async () => {}).constructor("return 1")();', 'threw', '生成代码'],
  ['the constructor of a generator', '(function* () {}).constructor("yield 1")();', 'threw', '生成代码'],
  ['the constructor of an async generator', '(async function* () {}).constructor("yield 1")();', 'threw', '生成代码'],
  [
    'the constructor of its own input',
    'return input.constructor.constructor("return process")();',
    'threw',
    '生成代码',
  ],
  ['Function', 'return Function("return 1")();', 'threw', '生成代码'],
  ['new Function', 'return new Function("return 1")();', 'threw', '生成代码'],
  ['eval', 'return eval("1");', 'threw', '生成代码'],
  ['eval under another name', 'return globalThis["ev" + "al"]("1");', 'threw', '生成代码'],
  ['process', 'return process.env;', 'threw', "'process' is not defined"],
  ['require', 'return require("node:fs");', 'threw', "'require' is not defined"],
  ['fetch', 'return fetch("http://localhost");', 'threw', "'fetch' is not defined"],
  ['a timer', 'setTimeout(() => {}, 1);', 'threw', "'setTimeout' is not defined"],
  ['a function of the host', 'return globalThis.postMessage(1);', 'threw', 'not a function'],
  ['an import while it runs', 'return import("node:fs");', 'bad-result', 'Promise'],
  ['shared memory', 'return new SharedArrayBuffer(8);', 'threw', "'SharedArrayBuffer' is not defined"],
  ['garbage collection', 'return new WeakRef({});', 'threw', "'WeakRef' is not defined"],
  ['Date.now', 'return Date.now();', 'threw', '没有时钟'],
  ['new Date', 'return new Date();', 'threw', '没有时钟'],
  ['new Date of a text', 'return new Date("2025-03-05");', 'threw', '没有时钟'],
  ['performance', 'return performance.now();', 'threw', "'performance' is not defined"],
  ['Math.random', 'return Math.random();', 'threw', '没有随机数'],
];

const RESULTS: readonly Abuse[] = [
  ['async', 'return (async () => [])();', 'bad-result', 'Promise'],
  ['async that never ends', 'return (async () => { for (;;) await null; })();', 'bad-result', 'Promise'],
  ['something that looks like a promise', 'return { then() {} };', 'bad-result', '/then 类型是 function'],
  ['nothing', '', 'bad-result', 'undefined'],
  ['null', 'return null;', 'bad-result', '列表'],
  ['a text', 'return "ok";', 'bad-result', '列表'],
  ['NaN', `return ${findingWith('NaN')};`, 'bad-result', '/0/evidence/seen 是 NaN'],
  ['infinity', `return ${findingWith('1e308 + 1e308')};`, 'bad-result', 'Infinity'],
  ['a number that overflows when added', `return ${findingWith('1e308')};`, 'bad-result', '不得超过'],
  ['a BigInt', `return ${findingWith('1n')};`, 'bad-result', 'bigint'],
  ['a symbol', `return ${findingWith('Symbol("x")')};`, 'bad-result', 'symbol'],
  ['a member named by a symbol', `return ${findingWith('{ [Symbol("x")]: 1 }')};`, 'bad-result', 'Symbol'],
  ['a function', `return ${findingWith('() => 1')};`, 'bad-result', 'function'],
  ['undefined in a list', `return ${findingWith('[undefined]')};`, 'bad-result', 'undefined'],
  ['a Map', `return ${findingWith('new Map()')};`, 'bad-result', '不是普通对象'],
  ['an instance of a class', `return ${findingWith('new (class X {})()')};`, 'bad-result', '不是普通对象'],
  ['a circle', 'const o = {}; o.o = o; return o;', 'bad-result', '/o 包含了它自己'],
  ['too deep a nest', 'let o = 1; for (let n = 0; n < 30; n += 1) o = [o]; return o;', 'bad-result', '嵌套超过 16 层'],
  ['a huge name', `return ${findingWith('{ ["x".repeat(201)]: 1 }')};`, 'bad-result', '成员名超过 200'],
  [
    'a prototype in disguise',
    `return ${findingWith('JSON.parse(\'{"__proto__":{"x":1}}\')')};`,
    'bad-result',
    '__proto__',
  ],
  ['a getter that throws', 'return [{ get key() { throw new Error("boo"); } }];', 'bad-result', 'boo'],
  ['a proxy that throws', 'return new Proxy([], { get() { throw new Error("boo"); } });', 'bad-result', 'boo'],
  [
    'a proxy that was revoked',
    'const { proxy, revoke } = Proxy.revocable([], {}); revoke(); return proxy;',
    'bad-result',
    '',
  ],
  [
    'a proxy that hides its prototype',
    'return new Proxy({}, { getPrototypeOf() { throw 1; } });',
    'bad-result',
    '抛出',
  ],
  [
    'an unknown member',
    'return [{ ...(' + findingWith('1') + ')[0], evidance: {} }];',
    'bad-result',
    '/0/evidance 不认识',
  ],
  ['a missing member', 'return [{ key: "x" }];', 'bad-result', '/0/severity 缺失'],
  [
    'an unknown severity',
    `return [{ ...(${findingWith('1')})[0], severity: "high" }];`,
    'bad-result',
    'info、warning、critical',
  ],
  ['two findings of one key', `const f = ${findingWith('1')}; return [f[0], f[0]];`, 'bad-result', '两次'],
];

const THROWN: readonly Abuse[] = [
  ['an error', 'throw new TypeError("坏数据");', 'threw', 'TypeError: 坏数据'],
  ['a text', 'throw "just words";', 'threw', 'just words'],
  ['nothing', 'throw undefined;', 'threw', 'undefined'],
  ['something that throws when it is read', 'throw { get message() { throw 1; } };', 'threw', '无法读取'],
  ['a very long text', 'throw new Error("x".repeat(1e6));', 'threw', 'xxx'],
  ['a look into nothing', 'return input.measures["a"].value;', 'threw', 'TypeError'],
];

describe.each([
  ['exceeds its budget with', BUDGETS],
  ['reaches for', ESCAPES],
  ['returns', RESULTS],
  ['throws', THROWN],
])('a rule that %s', (_, abuses) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await openSandbox();
  });
  afterAll(() => sandbox.close());

  it.each(abuses)('%s fails, and the next evaluation works', async (_what, body, kind, message) => {
    const plugin = ruleOf(`if (input.good) return [];\n${body}`);
    await sandbox.load(plugin);
    const ask = (good: boolean) => ({ digest: plugin.digest, rule: 'sample', input: { good } });
    const [before, bad, after] = await sandbox.evaluate([ask(true), ask(false), ask(true)]);
    expect(bad).toMatchObject({ ok: false, rule: 'sample', kind, message: expect.stringContaining(message) });
    expect([before, after]).toEqual([
      { ok: true, rule: 'sample', result: { kind: 'rule', findings: [] } },
      { ok: true, rule: 'sample', result: { kind: 'rule', findings: [] } },
    ]);
    await sandbox.unload(plugin.digest);
  });
});

describe('a failure', () => {
  it('says where in the code of the plugin, also when it happened in the SDK', async () => {
    const sandbox = await openSandbox();
    const plugin = ruleOf('const next = () => addDays("yesterday", 1);\nreturn next();');
    await sandbox.load(plugin);
    const [outcome] = await sandbox.evaluate([{ digest: plugin.digest, rule: 'sample', input: {} }]);
    await sandbox.close();
    expect(outcome).toMatchObject({
      message: expect.stringContaining('不是日期'),
      where: { file: 'rules.js', line: 4 },
    });
  });
});
