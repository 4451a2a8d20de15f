import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../run.js';
import { recordingTerminal } from '../testing/recording-terminal.js';

describe('a new plugin with a rule', () => {
  let place: string;

  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'zhibiao-rule-'));
  });

  afterEach(() => rmSync(place, { recursive: true }));

  const zhibiao = async (...words: string[]) => {
    const terminal = recordingTerminal();
    const code = await run(['plugin', ...words], terminal, {});
    return { code, out: terminal.text(), err: terminal.errors() };
  };

  it('passes its check and its tests at once', async () => {
    const names = ['--region', '330802', '--name', '柯城区', '--year', '2025', '--to', place];
    const made = await zhibiao('new', 'kecheng', '--with-rule', ...names);
    expect(made).toMatchObject({ code: 0, out: expect.stringContaining('rules/check-ups-jump.js') });
    const folder = join(place, 'kecheng');
    expect((await zhibiao('check', folder)).code).toBe(0);
    const { code, out, err } = await zhibiao('test', folder);
    expect([code, err]).toEqual([0, '4 个用例通过，0 个失败']);
    expect(out).toContain('测试到的代码规则 1/1');
  });
});
