import { openSandbox, type Sandbox } from './index.js';
import { pluginOf, ruleOf } from './testing/sample-plugin.js';

/** A definition with some members replaced, as the whole of `rules.js`. */
function rule(members: string, kind = 'rule'): Record<string, string> {
  const definition = `{ kind: '${kind}', key: 'a.b', name: { zh: '名' }, reads: {}, evaluate() { return []; }, ${members} }`;
  return { 'rules.js': `export const one = ${definition};` };
}

describe('code that cannot be loaded is refused with a reason', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await openSandbox();
  });
  afterAll(() => sandbox.close());

  it.each<[string, Record<string, string>, object]>([
    ['no files', {}, { message: expect.stringContaining('没有代码文件') }],
    ['a path upwards', { '../rules.js': '' }, { file: '../rules.js', message: expect.stringContaining('相对路径') }],
    ['an absolute path', { '/rules.js': '' }, { file: '/rules.js' }],
    ['a path of another kind of module', { 'inside:open.js': '' }, { file: 'inside:open.js' }],
    ['a NUL', { 'rules.js': 'export const a = 1;\0' }, { message: expect.stringContaining('NUL') }],
    [
      'nothing exported',
      { 'rules.js': 'const a = 1;' },
      { file: 'rules.js', message: expect.stringContaining('defineRule') },
    ],
    [
      'a syntax error',
      { 'a.js': 'export const a = 1;\nexport let = [;' },
      { file: 'a.js', line: 2, message: expect.stringContaining('SyntaxError') },
    ],
    [
      'an exception',
      { 'a.js': '', 'b.js': '\nthrow new Error("boo");' },
      { file: 'b.js', line: 2, message: 'Error: boo' },
    ],
    ['a thrown text', { 'a.js': 'throw "boo";' }, { file: 'a.js', message: 'boo' }],
    [
      'a module of Node',
      { 'a.js': '', 'b.js': 'import "node:fs";' },
      { file: 'b.js', message: expect.stringContaining('不能 import "node:fs"') },
    ],
    [
      'an address',
      { 'a.js': 'import "https://example.org/x.js";' },
      { file: 'a.js', message: expect.stringContaining('plugin-sdk') },
    ],
    [
      'what runs beside it',
      { 'a.js': 'import * as x from "./inside:open.js"; export { x };' },
      { message: expect.stringContaining('inside:open.js') },
    ],
    [
      'a way out of its folder',
      { 'a/b.js': 'import "../../plugin-sdk/index.js";' },
      { file: 'a/b.js', message: expect.stringContaining('不能 import') },
    ],
    [
      'a missing name of the SDK',
      { 'a.js': 'import { defineRules } from "plugin-sdk"; defineRules();' },
      { message: expect.stringContaining('defineRules') },
    ],
    ['an endless loop', { 'a.js': 'for (;;);' }, { message: expect.stringContaining('步') }],
    ['an endless loop of waiting', { 'a.js': 'for (;;) await null;' }, { message: expect.stringContaining('步') }],
    [
      'endless loops in async functions',
      { 'a.js': 'for (;;) (async () => { for (;;); })();' },
      { message: expect.stringContaining('步') },
    ],
    ['waiting for nothing', { 'a.js': 'await new Promise(() => {});' }, { message: expect.stringContaining('await') }],
    [
      'a memory bomb',
      { 'a.js': 'const a = []; for (;;) a.push(new Array(1000).fill(1));' },
      { message: expect.stringContaining('内存') },
    ],
    ['the clock', { 'a.js': 'export const now = Date.now();' }, { message: expect.stringContaining('没有时钟') }],
    ['no key', rule('key: undefined'), { message: expect.stringContaining('/key 缺失') }],
    ['a key in capitals', rule("key: 'A'"), { message: expect.stringContaining('小写字母') }],
    ['a name without Chinese', rule("name: { en: 'x' }"), { message: expect.stringContaining('/name/zh 缺失') }],
    [
      'an unknown thing to read',
      rule("reads: { measure: ['a'] }"),
      { message: expect.stringContaining('/reads/measure 不认识') },
    ],
    [
      'an unknown window',
      rule("reads: { window: 'fortnight' }"),
      { message: expect.stringContaining('/reads/window') },
    ],
    [
      'a window without end',
      rule('reads: { window: { days: Infinity } }'),
      { message: expect.stringContaining('Infinity') },
    ],
    ['an unknown level', rule("reads: { level: ['hospital'] }"), { message: expect.stringContaining('facility') }],
    [
      'a function among its members',
      rule('messages: { a: { zh() {} } }'),
      { message: expect.stringContaining('function') },
    ],
    [
      'a measure without a unit',
      rule("accrual: 'flow'", 'measure'),
      { message: expect.stringContaining('measure “a.b” 的 /unit 缺失') },
    ],
    ['a member that throws', rule('get extra() { throw new Error("boo"); }'), { message: 'Error: boo' }],
    [
      'two of one key',
      { ...rule(''), 'more.js': rule('')['rules.js']! },
      { file: 'rules.js', message: expect.stringContaining('more.js 已经用了它') },
    ],
  ])('%s', async (_, files, problem) => {
    await expect(sandbox.load(pluginOf(files))).rejects.toMatchObject({
      code: 'PLUGIN_REFUSED',
      problems: [expect.objectContaining(problem)],
    });
    expect(await sandbox.load(ruleOf('return [];'))).toHaveLength(1);
  });

  it('with every problem at once', async () => {
    const files = { 'a.js': rule('reads: 1')['rules.js']!, 'b.js': rule('name: 1')['rules.js']! };
    await expect(sandbox.load(pluginOf(files))).rejects.toMatchObject({
      problems: [{ file: 'a.js' }, { file: 'b.js' }],
    });
  });

  it('once it is mended the same digest loads', async () => {
    const broken = pluginOf({ 'rules.js': 'throw 1;' });
    await expect(sandbox.load(broken)).rejects.toMatchObject({ code: 'PLUGIN_REFUSED' });
    expect(await sandbox.load({ ...broken, files: rule('') })).toHaveLength(1);
  });
});
