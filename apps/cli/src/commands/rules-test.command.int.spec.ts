import { tinyPlugin, type TinyPlugin } from '../rules/testing/tiny-plugin.js';
import { run } from '../run.js';
import { recordingTerminal } from '../testing/recording-terminal.js';

const DUE = `- { type: measure, orgUnit: '990101', period: 2025-01, values: { due: 100 } }`;

describe('zhibiao rules test', () => {
  let plugin: TinyPlugin;

  beforeAll(() => {
    plugin = tinyPlugin();
  });

  afterAll(() => plugin.remove());

  async function tested(cases: string, ...words: string[]) {
    const file = plugin.write('tests/one.yaml', `plugins: [..]\ncases:\n${cases}`);
    const terminal = recordingTerminal();
    const code = await run(['rules', 'test', file, ...words], terminal, {});
    return { code, out: terminal.text().replaceAll(file, 'one.yaml'), err: terminal.errors() };
  }
  const one = (records: string, expectations: string): string =>
    `  - name: 甲\n    records:\n      ${records}\n    expect:\n      ${expectations}\n`;

  it('passes what holds: values, colours and alerts, day by day, with a correction and a withdrawal between them', async () => {
    const cases = `  - name: 甲
    records:
      ${DUE}
      - { type: measure, id: a, orgUnit: '990101', period: 2025-H1, values: { given: 50 } }
      - { type: measure, id: a, revision: 2, sentOn: 2025-07-03, orgUnit: '990101', period: 2025-H1, values: { given: 20 } }
      - { type: measure, id: f, orgUnit: '990101-1', period: 2025-03-01, values: { fires: 1 } }
      - { type: withdrawn, id: f, sentOn: 2025-03-05, reason: 误报 }
      - { type: service, orgUnit: '990101-1', service: visit, occurredOn: 2025-05-01, times: 3 }
    expect:
      2025-03-02: { alerts: [{ target: fires, severity: critical, kind: broken, titleMatches: 火灾 }] }
      2025-03-05: { alerts: [{ target: fires, state: resolved }, { target: fires, state: none }] }
      2025-05-02: { statuses: [{ target: visited, state: reached, value: 3 }] }
      2025-07-01:
        statuses:
          - { target: coverage, state: on-track, colour: green, value: 50 }
          - { target: clinic, state: missed, colour: red }
      2025-07-03:
        statuses: [{ target: coverage, orgUnit: '990101', plan: tiny-2025, state: behind, value: 20 }]
        alerts: [{ target: coverage, state: firing, severity: warning, kind: behind }]
`;
    expect(await tested(cases)).toEqual({ code: 0, out: '通过 甲', err: '1 个用例通过，0 个失败' });
  });

  it('tells a status that is another one, with the condition and what it rests on', async () => {
    const records = `${DUE}
      - { type: measure, orgUnit: '990101', period: 2025, values: { given: 89.9 } }`;
    const given = records.replace('89.9', '89');
    const cases = one(
      given,
      '2026-01-01: { statuses: [{ target: coverage, state: reached, colour: green, value: 90 }] }',
    );
    const { code, out } = await tested(cases);
    expect(code).toBe(1);
    expect(out).toBe(
      [
        '失败 甲（one.yaml:3）',
        '  one.yaml:8 2026-01-01 coverage（接种率，小县 990101）：≥ 90 %',
        '    状态 期望 reached 已完成',
        '         实为 missed 未完成',
        '    颜色 期望 green',
        '         实为 red',
        '    数值 期望 90 %',
        '         实为 89 %',
        '    依据 数值 89 %，此时应达 90 %，判定到 2025-12-31，数据到 2025-12-31，期限 2025-12-31',
      ].join('\n'),
    );
  });

  it('compares a value to the decimals of its indicator, or those that are written', async () => {
    const records = `- { type: measure, orgUnit: '990101', period: 2025-01, values: { due: 900, given: 100 } }`;
    const at = (value: string) =>
      tested(one(records, `2025-02-01: { statuses: [{ target: coverage, state: on-track, value: ${value} }] }`));
    expect((await at('11.1')).code).toBe(0);
    expect((await at('11.111')).code).toBe(0);
    expect((await at('11.2')).code).toBe(1);
    expect((await at('11.115')).code).toBe(1);
    expect((await at('null')).out).toContain('期望 没有数值');
  });

  it('tells a unit at which a target is not judged', async () => {
    const expectation = "2025-02-01: { statuses: [{ target: coverage, orgUnit: '990101-1', state: on-track }] }";
    expect(await tested(one(DUE, expectation))).toMatchObject({
      code: 1,
      out: expect.stringContaining('实为 不考核'),
    });
  });

  it('tells an alert that is missing, one that is another, and one that should not be', async () => {
    const fire = `- { type: measure, orgUnit: '990101', period: 2025-03-01, values: { fires: 1 } }`;
    const at = async (alerts: string) => (await tested(one(fire, `2025-03-02: { alerts: ${alerts} }`))).out;
    expect(await at('[{ target: coverage }]')).toContain('期望 有未解除的预警\n         实为 没有预警');
    const other = await at('[{ target: fires, severity: info, kind: behind, titleMatches: 水灾 }]');
    expect(other).toContain('期望 有未解除的预警，级别 info，种类 behind，标题符合 /水灾/');
    expect(other).toMatch(/实为 firing critical broken《.*火灾.*》fires（小县 990101）/);
    expect(await at('[{ target: fires, state: resolved }]')).toContain('期望 有预警 resolved 已解除');
    expect(await at('[{ target: fires, state: none }]')).toContain('期望 没有未解除的预警\n         实为 firing');
    expect(await at('none')).toMatch(/2025-03-02 预警\n.*没有未解除的预警\n.*实为 firing critical/);
    expect(await at('[{ rule: leap }]')).toContain('规则 leap');
  });

  it('fails for a record that is refused, for one that should be, and for one that comes too late', async () => {
    const cases = `  - name: 甲
    records:
      - { type: measure, orgUnit: '990102', period: 2025-01, values: { given: 1 } }
      - { type: measure, orgUnit: '990101', period: 2025-01, values: { given: 1 }, refused: UNKNOWN_MEASURE }
      - { type: measure, orgUnit: '990101', period: 2025-01, values: { give: 1 }, refused: UNKNOWN_MEASURE }
      - { type: measure, orgUnit: '990101', period: 2025-02, values: { given: 1 } }
    days: [2025-02-01]
`;
    const { code, out } = await tested(cases);
    expect(code).toBe(1);
    expect(out).toMatch(/one.yaml:5 measure 记录 r1\n\s+记录 期望 接收\n\s+实为 UNKNOWN_ORG_UNIT \/data\/orgUnit/);
    expect(out).toMatch(/one.yaml:6 measure 记录 r2\n\s+记录 期望 拒收 UNKNOWN_MEASURE\n\s+实为 已接收/);
    expect(out).toMatch(/one.yaml:8 measure 记录 r4\n.*\n\s+实为 2025-03-01 才报来/);
    expect(out).not.toContain('记录 r3');
  });

  it('shows what there is on a day of which nothing is expected', async () => {
    const records = `${DUE}
      - { type: measure, orgUnit: '990101', period: 2025-01, values: { given: 2, fires: 0 } }`;
    const { code, out } = await tested(`  - name: 甲\n    records:\n      ${records}\n    days: [2025-02-01]\n`);
    expect(code).toBe(0);
    expect(out).toContain(
      '黄 coverage 990101：behind 未达序时进度，数值 2\n    预警 coverage 990101：firing 待签收，warning',
    );
    expect(out).not.toContain('fires');
  });

  it('does not run a file that names what there is not, and says where', async () => {
    const expectation = "2025-02-01: { statuses: [{ target: covrage, orgUnit: '990109', state: reached }] }";
    const { code, out, err } = await tested(one(DUE, expectation));
    expect(code).toBe(2);
    expect(out.split('\n')).toEqual([
      expect.stringMatching(/one.yaml:7:42 没有目标 covrage（是否想写 coverage？）/),
      expect.stringMatching(/one.yaml:7:60 没有机构或地区 990109（是否想写 990101？）/),
    ]);
    expect(err).toContain('1 个文件有错误，没有运行');
    expect((await tested('  - nam: 甲\n')).code).toBe(2);
  });

  it('answers as JSON alone', async () => {
    const { code, out } = await tested(
      one(DUE, '2025-02-01: { statuses: [{ target: clinic, state: reached }] }'),
      '--json',
    );
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      files: [
        {
          file: 'one.yaml',
          problems: [],
          cases: [
            {
              name: '甲',
              line: 3,
              ok: false,
              failures: [
                {
                  line: 7,
                  day: '2025-02-01',
                  differences: [{ field: 'state', expected: expect.stringContaining('reached') }],
                },
              ],
            },
          ],
        },
      ],
    });
    const broken = await tested('  - nam: 甲\n', '--json');
    expect([broken.code, JSON.parse(broken.out).files[0].problems.length]).toEqual([2, 2]);
  });

  it('refuses plugins that do not load', async () => {
    const file = plugin.write('tests/two.yaml', 'plugins: [../nowhere]\ncases: [{ name: 甲, days: [2025-01-01] }]\n');
    const terminal = recordingTerminal();
    expect(await run(['rules', 'test', file], terminal, {})).toBe(1);
    expect(terminal.errors()).toContain('nowhere');
  });
});
