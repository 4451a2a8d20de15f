import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pc from 'picocolors';
import { run } from './run.js';

async function ran(...words: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const terminal = {
    out: (text: string) => out.push(text),
    err: (text: string) => err.push(text),
    interactive: false,
    colours: pc.createColors(false),
  };
  const code = await run(words, terminal, {});
  return { code, out: out.join('\n'), err: err.join('\n') };
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhibiao-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('the command line', () => {
  it.each([
    [['--help']],
    [['feed', 'send', '--help']],
    [['plan', 'show', 'jining-2025', '--json']],
    [['plugin', 'check', 'plugins/jining']],
  ])('%j is done: exit 0', async (words) => {
    expect((await ran(...words)).code).toBe(0);
  });

  it.each([
    [['nonsense']],
    [['feed']],
    [['feed', 'send']],
    [['plan', 'show', 'jining-2025', '--nonsense']],
    [['demo', '--region', 'atlantis']],
    [['demo', '--seed', 'x']],
    [['feed', 'send', 'records.txt']],
    [['plan', 'show', 'jining-2025', '--json', '--markdown']],
    [['alerts', 'ack', 'abc']],
    [['rejections', 'redrive']],
  ])('%j is wrong usage: exit 2, and nothing on standard output', async (words) => {
    const { code, out, err } = await ran(...words);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).not.toBe('');
  });

  it.each([
    [['plan', 'show', 'atlantis-2025']],
    [['feed', 'send', 'none.json']],
    [['plan', 'status', 'jining-2025', '--url', 'http://127.0.0.1:9']],
  ])('%j is refused: exit 1', async (words) => {
    const { code, out, err } = await ran(...words);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toContain('错误');
  });

  it('tells a refusal as JSON where JSON is asked for', async () => {
    const { code, out } = await ran('plan', 'show', 'atlantis-2025', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'UNKNOWN_PLAN' } });
  });

  it('says of a broken plan where it is wrong', async () => {
    await writeFile(join(folder, 'plugin.yaml'), 'id: broken\nversion: 1.0.0\nname: { zh: 坏, en: Broken }\n');
    await writeFile(
      join(folder, 'indicators.yaml'),
      '- code: broken.share\n  name: { zh: 占比, en: Share }\n  unit: "%"\n  count: broken.none\n',
    );
    const { code, out } = await ran('plugin', 'check', folder);
    expect(code).toBe(1);
    expect(out).toMatch(/indicators\.yaml:\d+:\d+ .*broken\.none/);
    const told = JSON.parse((await ran('plugin', 'check', folder, '--json')).out);
    expect(told).toMatchObject({ ok: false, problems: [{ line: 4 }] });
  });

  it('validates a file without a server, each refusal with its place, code and pointer', async () => {
    const file = join(folder, 'records.ndjson');
    const record = (id: string, measure: string) =>
      JSON.stringify({
        specversion: '1.0',
        type: 'zhibiao.measure.reported.v1',
        source: '/test',
        id,
        data: { orgUnit: '370811', period: '2025-03', values: [{ measure, value: 1 }] },
      });
    await writeFile(file, `${record('a', 'mental-health.lectures')}\n${record('b', 'mental-health.lecture')}\n`);
    const { code, out } = await ran('feed', 'validate', file, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      valid: 1,
      rejected: 1,
      rejections: [{ index: 1, id: 'b', code: 'UNKNOWN_MEASURE', pointer: '/data/values/0/measure' }],
    });
  });

  it('validates a CSV for a source', async () => {
    const file = join(folder, 'table.csv');
    await writeFile(file, '机构,期间,计量,数值\n370811,2025-03,mental-health.lectures,2\n');
    expect((await ran('feed', 'validate', file)).code).toBe(2);
    expect(await ran('feed', 'validate', file, '--source', '/clerk')).toMatchObject({
      code: 0,
      out: '合格 1 条，不合格 0 条',
    });
  });

  it('shows a plan as the contract has it, as a table and as Markdown', async () => {
    const plan = JSON.parse((await ran('plan', 'show', 'jining-2025', '--json')).out);
    expect(plan).toMatchObject({ plan: 'jining-2025', region: '370800', year: 2025 });
    const target = plan.targets.find(({ id }: { id: string }) => id === 'programme-vaccination-coverage');
    expect(target).toMatchObject({
      task: '一.4',
      unit: '%',
      kind: 'ratio',
      condition: { atLeast: 92 },
      deadline: '2025-12-31',
    });
    expect((await ran('plan', 'show', 'jining-2025')).out).toMatch(/免疫规划疫苗接种率\s+≥ 92 %/);
    expect((await ran('plan', 'show', 'jining-2025', '--markdown')).out).toMatch(/\| 免疫规划疫苗接种率 \| ≥ 92 % \|/);
  });
});
