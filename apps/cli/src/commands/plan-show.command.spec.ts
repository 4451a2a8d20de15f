import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePack } from '#plugin-pack';
import { EXAMPLE, withPlugin, type Files } from '../../../../libs/plugin-host/src/testing/plugin-folder.js';
import { REVISED } from '../plan/testing/revised-plugin.js';
import { runPlan, type Ran } from '../plan/testing/run-plan.js';

const show = (files: Files, ...words: string[]): Promise<Ran> =>
  withPlugin(files, (folder) => runPlan('show', 'example-2025', ...words, '--plugins', folder));

const lines = (text: string): string[] => text.split('\n').map((line) => line.replaceAll(/ {2,}/g, '|').trim());

describe('plan show', () => {
  it('tells every target in words, under its task and part, what it is divided into beneath it', async () => {
    const { code, out } = await show(REVISED);
    expect(code).toBe(0);
    expect(lines(out)).toEqual([
      '2025年工作要点',
      'example-2025 第 2 版，济宁市 2025 年：2 项任务，5 个目标',
      '自 2025-07-01 起执行：省里提高标准',
      '',
      '|目标|要求|单位|范围|时限|力度|进度',
      '',
      '一',
      '|一.4 免疫规划　牵头：免疫科；配合：疾控中心',
      '|接种率|≥ 95 %|%|济宁市及各县（市、区）|年底前|必须完成|随时足额',
      '|筛查人数|≥ 1000 人|人|济宁市|年底前|必须完成|按日均摊',
      '|└ 任城区|≥ 600 人|人',
      '|└ 兖州区|≥ 400 人|人',
      '',
      '二',
      '|二.1 改善就医感受　牵头：医政科；分管领导：分管副主任',
      '|出台意见|完成|个|济宁市|上半年|必须完成',
    ]);
  });

  it('writes the same as Markdown', async () => {
    const { out } = await show(REVISED, '--markdown');
    expect(out).toContain('# 2025年工作要点\n\nexample-2025 第 2 版');
    expect(out).toContain(
      `## 一

### 一.4 免疫规划

牵头：免疫科；配合：疾控中心

| 目标 | 要求 | 单位 | 范围 | 时限 | 力度 | 进度 |
| --- | --- | --- | --- | --- | --- | --- |
| 接种率 | ≥ 95 % | % | 济宁市及各县（市、区） | 年底前 | 必须完成 | 随时足额 |
| 筛查人数 | ≥ 1000 人 | 人 | 济宁市 | 年底前 | 必须完成 | 按日均摊 |
| └ 任城区 | ≥ 600 人 | 人 |  |  |  |  |`,
    );
  });

  it('shows the version that is asked for', async () => {
    const versionOf = async (...words: string[]) => JSON.parse((await show(REVISED, '--json', ...words)).out).version;
    expect(await versionOf()).toBe(2);
    expect(await versionOf('--version', '1')).toBe(1);
    expect(await versionOf('--on', '2025-06-30')).toBe(1);
    expect(await versionOf('--on', '2025-07-01')).toBe(2);
    const { code, err } = await show(REVISED, '--version', '3');
    expect([code, err]).toEqual([1, expect.stringContaining('现有第 1、2 版')]);
  });

  it.each([[['--on', '2025-02-30']], [['--version', 'x']], [['--version', '1', '--on', '2025-01-01']]])(
    '%j is wrong usage',
    async (words) => {
      expect((await show(REVISED, ...words)).code).toBe(2);
    },
  );

  it('prints the shape of the contract as JSON', async () => {
    const plan = JSON.parse((await show(REVISED, '--json')).out);
    expect(Object.keys(plan)).toEqual([
      'plan',
      'region',
      'year',
      'version',
      'validFrom',
      'reason',
      'document',
      'tasks',
      'targets',
    ]);
    expect(plan.targets[0]).toEqual({
      id: 'coverage',
      task: '一.4',
      indicator: 'coverage',
      name: { zh: '接种率', en: 'Coverage' },
      kind: 'ratio',
      unit: '%',
      condition: { atLeast: 95 },
      appliesTo: { orgUnit: '370800', andEach: 'county' },
      window: 'year',
      deadline: '2025-12-31',
      strength: 'hard',
      pacing: 'full',
    });
  });

  describe('heads the parts as the document does', () => {
    const documented: Files = {
      ...EXAMPLE,
      'plans/plan.yaml': `${EXAMPLE['plans/plan.yaml']}text: documents/plan.txt\nnumbering: ["一、", "1."]\n`,
      'documents/plan.txt': '一、健全公共卫生体系\n4.强化免疫规划。接种率不低于92%。\n',
    };

    it('from a folder', async () => {
      expect((await show(documented)).out).toContain('\n一、健全公共卫生体系\n');
    });

    it('from a pack', async () => {
      await withPlugin({ 'place.txt': '' }, async (folder) => {
        const encoder = new TextEncoder();
        const contents = Object.entries(documented).map(
          ([path, text]) => [path, encoder.encode(String(text))] as const,
        );
        const pack = join(folder, 'example.zbp');
        writeFileSync(pack, makePack(new Map(contents)).bytes);
        const { out } = await runPlan('show', 'example-2025', '--plugins', pack);
        expect(out).toContain('\n一、健全公共卫生体系\n');
      });
    });
  });
});
