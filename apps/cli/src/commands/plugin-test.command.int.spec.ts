import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { tinyPlugin, type TinyPlugin } from '../rules/testing/tiny-plugin.js';
import { run } from '../run.js';
import { recordingTerminal } from '../testing/recording-terminal.js';

const PASSING = `plugins: [..]
cases:
  - name: 甲
    expect: { 2025-02-01: { statuses: [{ target: clinic, state: on-track }], alerts: [{ target: fires, state: none }] } }
`;

describe('zhibiao plugin test', () => {
  let plugin: TinyPlugin;

  beforeEach(() => {
    plugin = tinyPlugin();
  });

  afterEach(() => plugin.remove());

  async function zhibiao(...words: string[]) {
    const terminal = recordingTerminal();
    const code = await run(['plugin', ...words], terminal, {});
    return { code, out: terminal.text(), err: terminal.errors() };
  }

  it('runs every file in tests/ and names the targets of which none expects anything', async () => {
    plugin.write('tests/a.yaml', PASSING);
    plugin.write('tests/b.yml', PASSING.replaceAll('fires', 'visited'));
    plugin.write('tests/notes.txt', 'not a test');
    expect(await zhibiao('test', plugin.folder)).toEqual({
      code: 0,
      out: '通过 甲\n通过 甲\n测试到的目标 3/4（75%）\n没有测试的目标：\n  coverage 接种率',
      err: '2 个用例通过，0 个失败',
    });
  });

  it('is content with a plugin without tests, and says that nothing is tested', async () => {
    const { code, out } = await zhibiao('test', plugin.folder);
    expect([code, out.split('\n')[0]]).toEqual([0, '测试到的目标 0/4（0%）']);
  });

  it('exits 1 for a failed case and 2 for a malformed file, and still tells of the others', async () => {
    plugin.write('tests/b.yaml', PASSING.replace('on-track', 'reached'));
    plugin.write('tests/c.yaml', PASSING);
    expect((await zhibiao('test', plugin.folder)).code).toBe(1);
    plugin.write('tests/a.yaml', 'plugins: [..]\n');
    const { code, out } = await zhibiao('test', plugin.folder);
    expect(code).toBe(2);
    expect(out).toMatch(/错误 .*a\.yaml:1:1 缺少 cases[\s\S]*失败 甲[\s\S]*通过 甲/);
  });

  it('tells the same as JSON', async () => {
    plugin.write('tests/a.yaml', PASSING);
    const { out } = await zhibiao('test', plugin.folder, '--json');
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      files: [{ cases: [{ name: '甲', ok: true }] }],
      coverage: {
        targets: 4,
        tested: 2,
        percent: 50,
        untested: [
          { plan: 'tiny-2025', target: 'coverage', name: { zh: '接种率' } },
          { plan: 'tiny-2025', target: 'visited' },
        ],
      },
    });
  });

  it('does not test a plugin that does not pass its check', async () => {
    plugin.write('measures.yaml', '- { code: given, name: { zh: 实种, en: Given }, unit: 剂次, accrual: flows }\n');
    plugin.write('tests/a.yaml', PASSING);
    const { code, out, err } = await zhibiao('test', plugin.folder);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('measures.yaml:1:');
    rmSync(plugin.folder, { recursive: true });
    expect((await zhibiao('test', plugin.folder)).code).toBe(1);
  });

  it('asks for no tests of the plans of plugins that it requires', async () => {
    const other =
      'plan: other-2025\nregion: "990101"\nyear: 2025\ndocument: 他县\ntasks: [{ id: "1", title: 任务, lead: [乙科] }]\n';
    const target = 'targets: [{ id: far, task: "1", milestone: clinic, condition: { reached: true } }]\n';
    plugin.write('../other/plugin.yaml', 'id: other\nversion: 1.0.0\nname: { zh: 他县, en: Other }\n');
    plugin.write('../other/plans/other.yaml', other + target);
    plugin.write('plugin.yaml', 'id: tiny\nversion: 1.0.0\nname: { zh: 小县, en: Tiny }\nrequires: [other]\n');
    plugin.write('tests/a.yaml', PASSING.replace('target: clinic,', 'target: far,'));
    const { code, out } = await zhibiao('test', plugin.folder);
    expect([code, out]).toEqual([0, expect.stringContaining('测试到的目标 1/4（25%）')]);
  });

  it('finds the tests of a new plugin green', async () => {
    const place = join(plugin.folder, '..');
    const names = ['--region', '330800', '--name', '衢州市', '--year', '2026', '--to', place];
    expect((await zhibiao('new', 'quzhou', ...names)).code).toBe(0);
    const { code, out } = await zhibiao('test', join(place, 'quzhou'));
    expect(out).toContain('测试到的目标 2/2（100%）');
    expect(code).toBe(0);
  });

  it('finds the tests of Jining green', async () => {
    const { code, out, err } = await zhibiao('test', 'plugins/jining');
    expect(out).not.toContain('失败');
    expect(code).toBe(0);
    expect(err).toMatch(/^1\d 个用例通过，0 个失败$/);
  }, 120_000);
});
