import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../run.js';
import { recordingTerminal } from '../testing/recording-terminal.js';

describe('the tools for a plugin', () => {
  let place: string;

  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'zhibiao-tools-'));
  });

  afterEach(() => rmSync(place, { recursive: true, force: true }));

  const zhibiao = async (...words: string[]) => {
    const terminal = recordingTerminal();
    const code = await run(['plugin', ...words], terminal, {});
    return { code, out: terminal.text(), err: terminal.errors() };
  };
  const made = () =>
    zhibiao('new', 'quzhou', '--region', '330800', '--name', '衢州市', '--year', '2026', '--to', place);

  it('make a plugin that passes its check at once', async () => {
    expect((await made()).code).toBe(0);
    expect(readFileSync(join(place, 'quzhou/plans/quzhou-2026.yaml'), 'utf8')).toContain('plan: quzhou-2026');
    const checked = await zhibiao('check', join(place, 'quzhou'));
    expect(checked).toMatchObject({ code: 0, out: expect.stringContaining('quzhou-2026：2 项任务，2 个目标') });
  });

  it('leave nothing of the blanks, and do not write over what is there', async () => {
    await made();
    const { code, err } = await made();
    expect([code, err]).toEqual([1, expect.stringContaining('已存在')]);
    for (const file of ['plugin.yaml', 'org-units.csv', 'README.md', 'plans/quzhou-2026.yaml']) {
      expect(readFileSync(join(place, 'quzhou', file), 'utf8')).not.toMatch(/__[A-Z]+__/);
    }
  });

  it('say what is missing where nobody can be asked', async () => {
    expect(await zhibiao('new', 'quzhou', '--region', '330800', '--to', place)).toMatchObject({
      code: 2,
      err: expect.stringContaining('--name、--year'),
    });
    expect((await zhibiao('new', 'Quzhou', '--to', place)).code).toBe(2);
  });

  it('pack the same plugin into the same bytes, and install it', async () => {
    await made();
    const [one, other] = [join(place, 'one.zbp'), join(place, 'other.zbp')];
    expect((await zhibiao('pack', join(place, 'quzhou'), '--out', one)).code).toBe(0);
    await zhibiao('pack', join(place, 'quzhou'), '--out', other);
    expect(readFileSync(one).equals(readFileSync(other))).toBe(true);
    const to = join(place, 'installed');
    expect((await zhibiao('install', one, '--to', to)).code).toBe(0);
    expect(existsSync(join(to, 'quzhou-0.1.0.zbp'))).toBe(true);
    expect(await zhibiao('install', one, '--to', to)).toMatchObject({
      code: 1,
      err: expect.stringContaining('--replace'),
    });
    expect((await zhibiao('install', one, '--to', to, '--replace')).code).toBe(0);
  });

  it('do not pack what does not load, and do not install what is no pack', async () => {
    await made();
    writeFileSync(
      join(place, 'quzhou/indicators.yaml'),
      '- code: x\n  name: { zh: x, en: x }\n  unit: 人\n  count: y\n',
    );
    const packing = await zhibiao('pack', join(place, 'quzhou'), '--out', join(place, 'x.zbp'));
    expect(packing).toMatchObject({ code: 1, err: expect.stringContaining('indicators.yaml:4:10') });
    expect(existsSync(join(place, 'x.zbp'))).toBe(false);
    writeFileSync(join(place, 'y.zbp'), 'no pack');
    expect((await zhibiao('install', join(place, 'y.zbp'), '--to', place)).code).toBe(1);
    expect((await zhibiao('install', join(place, 'none.zbp'), '--to', place)).err).toContain('没有文件');
  });
});
