import { EXAMPLE, withPlugin, type Files } from '../../../../libs/plugin-host/src/testing/plugin-folder.js';
import { runPlan, type Ran } from '../plan/testing/run-plan.js';

const check = (files: Files, ...words: string[]): Promise<Ran> =>
  withPlugin({ ...EXAMPLE, ...files }, (folder) => runPlan('check', folder, ...words));

const plan = EXAMPLE['plans/plan.yaml']!;
const BROKEN: Files = {
  'plans/plan.yaml': plan.replace('indicator: coverage', 'indicator: coverag').replace('atLeast: 92', 'atLeast: 92%'),
};
/** More is divided than the whole. */
const WARNED: Files = {
  'plans/plan.yaml': `${plan}  - id: screened
    task: "一.4"
    indicator: screened
    condition: { atLeast: 1000 }
    parts: [{ orgUnit: "370811", value: 700 }, { orgUnit: "370812", value: 400 }]
`,
};

describe('plan check', () => {
  it('tells where each error stands, what is wrong, and the nearest word', async () => {
    const { code, out, err } = await check(BROKEN);
    expect(code).toBe(1);
    const lines = out.split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^错误 \S*plans\/plan\.yaml:10:16 .*未知指标 coverag（.*是否想写 coverage？.*）$/);
    expect(lines[1]).toMatch(/^错误 \S*plans\/plan\.yaml:11:\d+ .*92%/);
    expect(err).toBe('2 处错误，0 处警告');
  });

  it('marks a warning, and lets it pass', async () => {
    const { code, out, err } = await check(WARNED);
    expect(code).toBe(0);
    expect(out).toMatch(/^警告 \S*plans\/plan\.yaml:\d+:\d+ .*超额分解/);
    expect(out).toContain('通过 example-2025：1 项任务，5 个目标');
    expect(err).toContain('1 处警告');
  });

  it('tells errors and warnings together', async () => {
    const both = {
      'plans/plan.yaml': String(WARNED['plans/plan.yaml']).replace('milestone: policy', 'milestone: polcy'),
    };
    const { code, out, err } = await check(both);
    expect(code).toBe(1);
    expect(out.split('\n').map((line) => line.slice(0, 2))).toEqual(['错误', '警告']);
    expect(err).toBe('1 处错误，1 处警告');
  });

  it('tells the same as JSON', async () => {
    const broken = await check(BROKEN, '--json');
    expect(broken.code).toBe(1);
    expect(JSON.parse(broken.out)).toMatchObject({
      ok: false,
      problems: [
        { line: 10, column: 16, message: expect.any(String), hint: expect.stringContaining('coverage') },
        { line: 11 },
      ],
      warnings: [],
    });
    const warned = await check(WARNED, '--json');
    expect(warned.code).toBe(0);
    expect(JSON.parse(warned.out)).toMatchObject({ ok: true, problems: [], warnings: [{ severity: 'warning' }] });
  });
});
