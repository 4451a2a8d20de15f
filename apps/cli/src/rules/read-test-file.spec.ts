import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDay } from '#calendar';
import { readTestFile } from './read-test-file.js';

describe('a file of rule tests', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zhibiao-tests-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const read = (text: string) => {
    const path = join(folder, 'tests.yaml');
    writeFileSync(path, text);
    return readTestFile(path);
  };
  const problemsOf = async (text: string): Promise<readonly string[]> => {
    const reading = await read(text);
    return reading.ok ? [] : reading.problems.map((one) => `${one.line}:${one.column} ${one.message}`);
  };
  const ONE_CASE = 'plugins: [..]\ncases:\n  - name: 甲\n    expect: { 2025-07-01: { alerts: none } }\n';

  it('is read with its defaults, and with codes that nobody quoted', async () => {
    const reading = await read(`plugins: [../../plugins/a]
cases:
  - name: 甲
    records:
      - { type: measure, orgUnit: 370811, period: 2025, values: { given: 1 } }
      - { type: withdrawn, id: r1, sentOn: 2025-03-01 }
    days: [2025-07-01, 2025-04-01]
    expect:
      2025-07-01: { statuses: [{ target: t, orgUnit: 370811, state: reached }] }
`);
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    const [first] = reading.file.cases;
    expect(reading.file.plugins).toEqual([join(folder, '../../plugins/a')]);
    expect(first!.records).toMatchObject([
      { id: 'r1', source: '/test', times: 1, line: 5, says: { orgUnit: '370811', period: '2025' } },
      { id: 'r1', type: 'withdrawn', sentOn: parseDay('2025-03-01') },
    ]);
    expect(first!.days).toMatchObject([
      { day: parseDay('2025-04-01') },
      { day: parseDay('2025-07-01'), statuses: [{ orgUnit: '370811', line: 9 }] },
    ]);
    expect(first!.days[0]!.statuses).toBeUndefined();
  });

  it.each([
    ['a name that is none', ONE_CASE.replace('plugins', 'plugin'), ['1:1 缺少 plugins', '1:1 不认识的字段 plugin']],
    [
      'a state that is none',
      ONE_CASE.replace('alerts: none', 'statuses: [{ target: a, state: gren }]'),
      ['4:60 state'],
    ],
    ['no case', 'plugins: [..]\ncases: []\n', ['2:8 cases 不能为空']],
    ['alerts that are neither a list nor none', ONE_CASE.replace('none', 'nothing'), ['4:37 alerts']],
    ['a day that is none', ONE_CASE.replace('07-01', '02-30'), ['4:15 2025-02-30 不是日历上的日期']],
    ['a day that is not looked at', `${ONE_CASE}    days: [2025-04-01]\n`, ['4:15 days 里没有 2025-07-01']],
    ['nothing to look at', 'plugins: [..]\ncases: [{ name: 甲 }]\n', ['2:9 用例没有要看的日子']],
    ['a case twice', `${ONE_CASE}${ONE_CASE.slice(ONE_CASE.indexOf('  - '))}`, ['5:11 用例“甲”在第 3 行已有']],
    [
      'a field of another type of record',
      `${ONE_CASE}    records: [{ type: case, orgUnit: a, subject: x }, { type: measure, times: 2 }, { type: withdrawn }]\n`,
      ['5:41 case 记录没有 subject', '5:72 times 只用于 service', '5:84 withdrawn 记录须写 id'],
    ],
    [
      'an alert of both a target and a rule, and a pattern that is none',
      ONE_CASE.replace('none', '[{ target: a, rule: b }, { target: a, titleMatches: "(" }]'),
      ['4:38 target 和 rule', '4:89 titleMatches 不是正则'],
    ],
    ['YAML that is none', 'plugins: [..\ncases:\n', ['2:1 缩进不对']],
  ])('tells the place of %s', async (_what, text, expected) => {
    const found = await problemsOf(text);
    expect(found).toHaveLength(expected.length);
    expected.forEach((one, i) => expect(found[i]).toContain(one));
  });

  it('is refused where it does not exist', async () => {
    await expect(readTestFile(join(folder, 'none.yaml'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(readTestFile(folder)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
