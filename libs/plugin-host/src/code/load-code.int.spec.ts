import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '../catalogue.js';
import { loadCatalogue } from '../load-catalogue.js';
import { CODE_MANIFEST, ruleFile, WITH_RULE } from '../testing/code-plugin.js';
import { EXAMPLE, withPlugin, type Files } from '../testing/plugin-folder.js';

async function catalogueOf(files: Files): Promise<Catalogue> {
  const loading = await withPlugin(files, (folder) => loadCatalogue([folder]));
  if (!loading.ok) throw new Error(JSON.stringify(loading.problems, null, 1));
  return loading.catalogue;
}

/** Where and what, one text each; hints in brackets. */
async function problemsOf(files: Files, prepare: (folder: string) => void = () => {}): Promise<readonly string[]> {
  return withPlugin(files, async (folder) => {
    prepare(folder);
    const loading = await loadCatalogue([folder]);
    const problems = loading.ok ? [] : loading.problems;
    return problems.map(
      ({ file, line, column, message, hint }) =>
        `${file.replace(join(folder, '/'), '')}:${line}:${column} ${message}${hint === undefined ? '' : ` [${hint}]`}`,
    );
  });
}

const measureFile = (reads: string, key = 'given.left'): string => `import { defineMeasure } from 'plugin-sdk';
export const one = defineMeasure({
  key: '${key}', name: { zh: '余' }, unit: '剂次', accrual: 'flow', reads: { measures: ${reads}, level: 'county' },
  evaluate: () => 1,
});
`;

const withManifest = (from: string, to: string, files: Files = WITH_RULE): Files => ({
  ...files,
  'plugin.yaml': CODE_MANIFEST.replace(from, to),
});

describe('code in a plugin', () => {
  it('is in the catalogue with what it declares', async () => {
    const { rules, programs, plugins } = await catalogueOf({
      ...WITH_RULE,
      'plugin.yaml': `${CODE_MANIFEST.replace('rules/*.js', '[rules/*.js, shared/a.mjs]')}limits: { instructions: 100000, memoryMegabytes: 64 }\n`,
      'rules/check.js': `import '../shared/a.mjs';\n${ruleFile('a.check', "{ cases: ['shortage'] }", 'Check')}`,
      'shared/a.mjs': 'export const a = 1;\n',
      'shared/b.mjs': 'this is not read',
    });
    const digest = plugins[0]?.digest;
    expect(rules).toEqual([
      expect.objectContaining({ kind: 'check', key: 'a.check', reads: { cases: ['shortage'] } }),
      {
        plugin: 'example',
        version: '1.0.0',
        digest,
        kind: 'rule',
        key: 'given.low',
        name: { zh: '规则' },
        messages: { low: { zh: '只有 {n}' } },
        reads: { measures: ['given'], indicators: ['coverage'] },
      },
    ]);
    expect(programs).toEqual([
      {
        plugin: 'example',
        digest,
        files: expect.objectContaining({ 'shared/a.mjs': 'export const a = 1;\n' }),
        budgets: { instructions: 100_000, memoryBytes: 64 * 1024 * 1024 },
      },
    ]);
    expect(Object.keys(programs[0]?.files ?? {}).sort()).toEqual(['rules/check.js', 'rules/low.js', 'shared/a.mjs']);
  });

  it('makes another plugin and another catalogue of it when it changes', async () => {
    const without = await catalogueOf(EXAMPLE);
    const one = await catalogueOf(WITH_RULE);
    const again = await catalogueOf(WITH_RULE);
    const other = await catalogueOf({ ...WITH_RULE, 'rules/low.js': `${ruleFile('given.low')}// other\n` });
    expect(again).toEqual(one);
    expect(new Set([without, one, other].map(({ digest }) => digest)).size).toBe(3);
    expect(new Set([without, one, other].map(({ plugins }) => plugins[0]?.digest)).size).toBe(3);
  });

  it('is judged by the manifest before any of it is loaded', async () => {
    const broken = { ...WITH_RULE, 'rules/low.js': 'this does not even parse' };
    expect(await problemsOf(withManifest('^0.1.0', '^2.0.0', broken))).toEqual([
      'plugin.yaml:5:6 插件要用 SDK ^2.0.0，本程序的 SDK 是 0.1.0，不能加载它的代码 [请换用与本程序相配的插件版本，或升级本程序]',
    ]);
    expect(await problemsOf(withManifest('^0.1.0', 'newest', broken))).toEqual([
      'plugin.yaml:5:6 sdk 不是版本范围：newest [写法如 ^0.1.0]',
    ]);
    expect(await problemsOf(withManifest('sdk: ^0.1.0\n', '', broken))).toEqual([
      'plugin.yaml:5:1 有代码的插件须写明所用 SDK 的版本范围 [请写 sdk: ^0.1.0]',
    ]);
    const greedy = withManifest('contributes', 'limits: { memoryMegabytes: 4096 }\ncontributes', broken);
    expect(await problemsOf(greedy)).toEqual([
      'plugin.yaml:6:28 memoryMegabytes 应 <= 128，现为 4096 [内存上限（MB），16 到 128，默认 32]',
    ]);
  });

  it.each(['../rules/*.js', '/rules/*.js', 'rules/../../*.js', 'rules/*.ts', 'rules\\*.js'])(
    'lies inside the plugin: %s does not stand',
    async (pattern) => {
      const [problem] = await problemsOf(withManifest('rules/*.js', JSON.stringify(pattern)));
      expect(problem).toContain('plugin.yaml:6:23 rules 的写法不对');
    },
  );

  it('is no link to what lies outside the plugin', async () => {
    const problems = await withPlugin({ 'a.js': ruleFile('outside') }, (outside) =>
      problemsOf({ ...WITH_RULE, 'rules/low.js': null }, (folder) => {
        mkdirSync(join(folder, 'rules'));
        symlinkSync(join(outside, 'a.js'), join(folder, 'rules', 'link.js'));
        symlinkSync(join(folder, 'nowhere.js'), join(folder, 'rules', 'dangling.js'));
      }),
    );
    expect(problems).toEqual([
      'rules/dangling.js:1:1 代码文件无法打开',
      'rules/link.js:1:1 代码文件是指向插件文件夹之外的链接 [请把文件放进插件文件夹]',
    ]);
  });

  it('must be there', async () => {
    expect(await problemsOf({ ...WITH_RULE, 'rules/low.js': null })).toEqual([
      'plugin.yaml:6:23 没有代码文件 rules/*.js [路径从插件文件夹算起，如 rules/*.js]',
    ]);
  });

  it('is refused with file and line where the sandbox cannot load it', async () => {
    const [problem] = await problemsOf({ ...WITH_RULE, 'rules/low.js': 'export const a = 1;\nexport const b = ;\n' });
    expect(problem).toMatch(/^rules\/low\.js:2:\d+ /);
    const [imported] = await problemsOf({ ...WITH_RULE, 'rules/low.js': "import 'node:fs';\n" });
    expect(imported).toContain('不能 import "node:fs"');
  });

  it('reads what the catalogue defines', async () => {
    const reads = "{ measures: ['givn'], indicators: ['coverage', 'covrage'], cases: ['shortages'] }";
    expect(await problemsOf({ ...WITH_RULE, 'rules/low.js': ruleFile('given.low', reads) })).toEqual([
      'rules/low.js:6:23 未知计量 givn [是否想写 given？]',
      'rules/low.js:6:57 未知指标 covrage [是否想写 coverage？]',
      'rules/low.js:6:77 未知事项类型 shortages [是否想写 shortage？]',
    ]);
  });

  it('declares nothing that would be passed over in silence', async () => {
    const records = "{ measures: ['given'], records: { services: ['screening'], by: 'subject' } }";
    expect(await problemsOf({ ...WITH_RULE, 'rules/low.js': ruleFile('given.low', records) })).toEqual([
      'rules/low.js:3:8 规则 given.low 按 subject 分组读取 records，不能同时读取 measures、indicators 或 cases [请分成两条规则，或去掉 records.by]',
    ]);
    const unknown = "{ records: { services: ['screning'] } }";
    expect(await problemsOf({ ...WITH_RULE, 'rules/low.js': ruleFile('given.low', unknown) })).toEqual([
      expect.stringContaining('未知服务 screning [是否想写 screening？]'),
    ]);
    expect(await problemsOf({ ...WITH_RULE, 'rules/low.js': ruleFile('given.low', '{}') })).toEqual([
      'rules/low.js:3:8 规则 given.low 什么也不读 [请在 reads 中写明 measures、indicators、cases 或 records，只有它们变化时才运行]',
    ]);
  });

  it('may derive measures, which indicators count like any other', async () => {
    const { measures, indicators } = await catalogueOf({
      ...WITH_RULE,
      'rules/measure.js': measureFile("['given', 'due']"),
      'indicators.yaml': `${EXAMPLE['indicators.yaml']}- { code: left, name: { zh: 余, en: Left }, unit: 剂次, count: given.left }\n`,
    });
    const left = measures.find(({ code }) => code === 'given.left');
    expect(left).toMatchObject({ name: { zh: '余', en: '余' }, accrual: 'flow', decimals: 0, mayBeNegative: true });
    expect(left?.source).toMatchObject({
      kind: 'derived',
      plugin: 'example',
      measures: ['given', 'due'],
      level: 'county',
    });
    expect(indicators.map(({ code }) => code)).toContain('left');
  });

  it('derives measures from what has an amount of a day, and from nothing that comes back to itself', async () => {
    const reads = "['givn', 'persons', 'given.twice']";
    const twice = measureFile("['given.left']", 'given.twice');
    expect(await problemsOf({ ...WITH_RULE, 'rules/measure.js': measureFile(reads), 'rules/twice.js': twice })).toEqual(
      [
        'rules/measure.js:3:8 计量 given.left 由自己算出：given.left → given.twice → given.left',
        'rules/measure.js:3:90 未知计量 givn [是否想写 given？]',
        'rules/measure.js:3:98 计量 given.left 不能读取 persons：按人去重的计量没有单日数量 [请改读 flow 或 stock 计量]',
        'rules/twice.js:3:8 计量 given.twice 由自己算出：given.twice → given.left → given.twice',
      ],
    );
    const taken = measureFile("['due']", 'given');
    expect(await problemsOf({ ...WITH_RULE, 'rules/measure.js': taken })).toEqual([
      expect.stringContaining('计量 given 重复定义'),
    ]);
  });

  it('has keys that are its own among all plugins', async () => {
    const other = {
      'plugin.yaml':
        'id: other\nversion: 1.0.0\nname: { zh: 另, en: Other }\nsdk: ^0.1.0\ncontributes: { rules: one.js }\n',
      'one.js': ruleFile('given.low', "{ measures: ['due'] }"),
    };
    const problems = await withPlugin(WITH_RULE, (one) =>
      withPlugin(other, async (two) => {
        const loading = await loadCatalogue([one, two]);
        return loading.ok ? [] : loading.problems.map(({ message, hint }) => `${message} [${hint}]`);
      }),
    );
    expect(problems).toEqual([expect.stringMatching(/^规则 given\.low 重复定义 \[已在 .*low\.js 第 3 行定义\]$/)]);
  });
});

describe('a target that names a rule', () => {
  const naming = (rule: string, files: Files): Files => ({
    ...files,
    'plans/plan.yaml': (EXAMPLE['plans/plan.yaml'] ?? '').replace(
      'indicator: coverage\n',
      `indicator: coverage\n    rule: ${rule}\n`,
    ),
  });

  it('must name one that is loaded, where any is', async () => {
    expect(await problemsOf(naming('given.lo', WITH_RULE))).toEqual([
      'plans/plan.yaml:11:11 未知规则 given.lo [是否想写 given.low？]',
    ]);
    const { plans } = await catalogueOf(naming('given.low', WITH_RULE));
    expect(plans[0]?.targets[0]).toMatchObject({ indicator: 'coverage', rule: 'given.low' });
  });

  it('may name one that is still to be written where none is loaded', async () => {
    expect(await problemsOf(naming('to.come', EXAMPLE))).toEqual([]);
  });

  it('is not held against rules that could not be read', async () => {
    expect(await problemsOf(naming('given.lo', withManifest('^0.1.0', '^9.0.0')))).toHaveLength(1);
  });
});
