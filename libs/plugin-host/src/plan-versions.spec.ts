import { loadPlans, planWith, screened } from './testing/plan-files.js';

describe('versions of a plan that do not follow each other', () => {
  const first = planWith(screened('condition: { atLeast: 92 }'));
  const revised = (head: string): string => first.replace('year: 2025\n', `year: 2025\n${head}`);
  const second = revised('version: 2\nvalidFrom: 2025-07-01\nreason: 调整\n');

  it('load where they do', async () => {
    const { problems, warnings } = await loadPlans({ b: first, a: second });
    expect([...problems, ...warnings]).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, string>>, string, number, number, string]>([
    ['a gap', { a: first, b: second.replace('version: 2', 'version: 3') }, 'b.yaml', 4, 10, '缺少第 2 版'],
    ['no first one', { b: second }, 'b.yaml', 4, 10, '缺少第 1 版'],
    ['one twice', { a: first, b: second, c: second }, 'c.yaml', 1, 7, '计划 example-2025 第 2 版 重复定义'],
    ['no reason', { a: first, b: second.replace('reason: 调整\n', '') }, 'b.yaml', 4, 10, '须写 reason'],
    ['no day', { a: first, b: second.replace('validFrom: 2025-07-01\n', '') }, 'b.yaml', 4, 10, '须写 validFrom'],
    ['no such day', { a: first, b: second.replace('07-01', '06-31') }, 'b.yaml', 5, 12, '没有 2025-06-31 这一天'],
    ['a day too early', { a: first, b: second.replace('07-01', '01-01') }, 'b.yaml', 5, 12, '应晚于计划年度的第一天'],
    ['a reason for the first', { a: revised('reason: 首次\n') }, 'a.yaml', 4, 9, '第 1 版不写 reason'],
    ['another region', { a: first, b: second.replace('"370800"', '"341300"') }, 'b.yaml', 2, 9, '第 1 版为 370800'],
  ])('are told of %s, and of nothing else', async (_, plans, file, line, column, message) => {
    expect((await loadPlans(plans)).problems).toEqual([
      expect.objectContaining({ file, line, column, message: expect.stringContaining(message) }),
    ]);
  });

  it('are not told of a gap where a file of plans cannot be read', async () => {
    const { problems } = await loadPlans({ a: 'plan: [', b: second });
    expect(new Set(problems.map(({ file }) => file))).toEqual(new Set(['a.yaml']));
  });
});

describe('a plan that deserves a look', () => {
  it('loads, and is told of parts that come to more than the whole', async () => {
    const parts = 'parts:\n  - { orgUnit: "370811", value: 2600 }\n  - { orgUnit: "370812", value: 2500 }';
    const { problems, warnings } = await loadPlans({
      plan: planWith(screened(`condition: { atLeast: 5000 }\n${parts}`)),
    });
    expect(problems).toEqual([]);
    expect(warnings).toEqual([
      expect.objectContaining({
        file: 'plan.yaml',
        line: 13,
        column: 7,
        severity: 'warning',
        message: '超额分解：各部分合计 5100 人，比总数 5000 人 多 100 人',
      }),
    ]);
  });
});
