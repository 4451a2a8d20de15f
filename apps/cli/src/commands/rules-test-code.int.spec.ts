import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../run.js';
import { recordingTerminal } from '../testing/recording-terminal.js';

const DEMO = 'test/fixtures/rules-demo';
const RECORDS = `
      - { type: measure, orgUnit: rencheng-hospital, period: 2025-03-04, values: { visits.his: 200, visits.reported: 100 } }`;

describe('rules in code under test', () => {
  let place: string;
  let folder: string;

  beforeAll(() => {
    place = mkdtempSync(join(tmpdir(), 'zhibiao-code-'));
    folder = join(place, 'rules-demo');
    cpSync(DEMO, folder, { recursive: true });
  });

  afterAll(() => rmSync(place, { recursive: true }));

  async function tested(expectations: string) {
    const file = join(folder, 'tests', 'one.yaml');
    writeFileSync(
      file,
      `plugins: [..]\ncases:\n  - name: 甲\n    records:${RECORDS}\n    expect:\n      ${expectations}\n`,
    );
    const terminal = recordingTerminal();
    const code = await run(['rules', 'test', file], terminal, {});
    rmSync(file);
    return { code, out: terminal.text().replaceAll(file, 'one.yaml') };
  }

  it('run in their sandbox, and the plugin names the targets and rules that no test expects anything of', async () => {
    const terminal = recordingTerminal();
    expect(await run(['plugin', 'test', DEMO], terminal, {})).toBe(0);
    expect(terminal.text()).toContain('通过 一名医师一天看不了 120 人以上，每天是一个发现');
    expect(terminal.text()).toContain('测试到的目标 0/2（0%）');
    expect(terminal.text()).toContain('测试到的代码规则 2/2');
    expect(terminal.text()).not.toContain('没有测试的代码规则');
  });

  it('find what is expected, and of a rule that is named nothing else', async () => {
    const finding = '2025-03-05: { findings: [{ rule: visits.differ, severity: critical, messageMatches: 相差 100 }] }';
    expect(await tested(finding)).toEqual({ code: 0, out: '通过 甲' });
    const { code, out } = await tested(
      '2025-03-05: { findings: [{ rule: visits.differ, key: differ-2025-04, orgUnit: "370812" }] }',
    );
    expect(code).toBe(1);
    expect(out.split('\n').slice(1)).toEqual([
      '  one.yaml:7 2025-03-05 规则 visits.differ',
      '    发现 期望 differ-2025-04，兖州区 370812',
      '         实为 differ-2025-03，任城区 370811，级别 critical《2025-03 诊疗人次 HIS 200、直报 100，相差 100.0%》',
    ]);
    expect((await tested('2025-03-05: { findings: none }')).out).toContain('期望 没有发现');
  });

  it('are named as they are', async () => {
    const { code, out } = await tested('2025-03-05: { findings: [{ rule: visits.difer }] }');
    expect(code).toBe(2);
    expect(out).toContain('没有规则 visits.difer（是否想写 visits.differ？）');
    expect((await tested('2025-03-05: { findings: [{ rule: visits.differ, messageMatches: "(" }] }')).out).toContain(
      'messageMatches 不是正则表达式：(',
    );
  });

  it('must answer, whatever else holds', async () => {
    const file = join(folder, 'rules', 'visits-differ.js');
    cpSync(join(DEMO, 'rules', 'visits-differ.js'), file);
    writeFileSync(
      join(folder, 'rules', 'broken.js'),
      `import { defineRule } from 'plugin-sdk';
export const broken = defineRule({
  key: 'visits.broken', name: { zh: '坏规则' }, reads: { measures: ['visits.his'], level: 'county' },
  evaluate() { throw new Error('oh'); },
});
`,
    );
    const { code, out } = await tested('2025-03-05: { findings: [{ rule: visits.differ }] }');
    rmSync(join(folder, 'rules', 'broken.js'));
    expect(code).toBe(1);
    expect(out).toContain('规则 visits.broken');
    expect(out).toMatch(/代码 期望 每次都有答复\n +实为 \d 次没有答复：.*oh.*（rules\/broken\.js:4）/);
  });
});
