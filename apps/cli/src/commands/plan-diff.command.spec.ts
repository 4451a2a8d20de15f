import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withPlugin } from '../../../../libs/plugin-host/src/testing/plugin-folder.js';
import { REVISED } from '../plan/testing/revised-plugin.js';
import { runPlan } from '../plan/testing/run-plan.js';

const inPlugin = <T>(use: (folder: string) => Promise<T>): Promise<T> => withPlugin(REVISED, use);

describe('plan diff', () => {
  it('tells in words what changed from one version to the next, and exits 1', async () => {
    await inPlugin(async (folder) => {
      const { code, out } = await runPlan('diff', 'example-2025@1', 'example-2025', '--plugins', folder);
      expect(code).toBe(1);
      expect(out).toBe(`旧：example-2025 第 1 版《2025年工作要点》
新：example-2025 第 2 版《2025年工作要点》，自 2025-07-01 起执行（省里提高标准）

任务
  ~ 二.1 改善就医感受
      题目：改善就医 → 改善就医感受

目标
  + policy 出台意见：完成（二.1，2025-06-30 前）
  ~ coverage 接种率
      要求：≥ 92 % → ≥ 95 %

任务：新增 0，取消 0，变动 1；目标：新增 1，取消 0，变动 1`);
    });
  });

  it('tells the other way round what was removed', async () => {
    await inPlugin(async (folder) => {
      const { out } = await runPlan('diff', 'example-2025@2', 'example-2025@1', '--plugins', folder);
      expect(out).toContain('  - policy 出台意见：完成');
    });
  });

  it('says so where both are the same, and exits 0', async () => {
    await inPlugin(async (folder) => {
      const { code, out } = await runPlan('diff', 'example-2025@2', 'example-2025', '--plugins', folder);
      expect([code, out.split('\n').at(-1)]).toEqual([0, '两者相同']);
    });
  });

  it('prints JSON with items as plan show has them', async () => {
    await inPlugin(async (folder) => {
      const { code, out } = await runPlan('diff', 'example-2025@1', 'example-2025@2', '--json', '--plugins', folder);
      expect(code).toBe(1);
      expect(JSON.parse(out)).toEqual({
        same: false,
        before: { plan: 'example-2025', version: 1, document: '2025年工作要点' },
        after: {
          plan: 'example-2025',
          version: 2,
          validFrom: '2025-07-01',
          reason: '省里提高标准',
          document: '2025年工作要点',
        },
        plan: [],
        tasks: {
          added: [],
          removed: [],
          changed: [
            {
              id: '二.1',
              name: '改善就医感受',
              changes: [{ field: 'title', before: '改善就医', after: '改善就医感受' }],
            },
          ],
        },
        targets: {
          added: [expect.objectContaining({ id: 'policy', deadline: '2025-06-30', condition: { reached: true } })],
          removed: [],
          changed: [
            {
              id: 'coverage',
              name: '接种率',
              changes: [{ field: 'condition', before: '≥ 92 %', after: '≥ 95 %' }],
            },
          ],
        },
      });
    });
  });

  it('compares plan files in their plugin, and whole plugins', async () => {
    await inPlugin(async (folder) => {
      const [first, second] = ['plan.yaml', 'plan-2.yaml'].map((name) => join(folder, 'plans', name)) as [
        string,
        string,
      ];
      expect((await runPlan('diff', first, second, '--plugins', folder)).out).toContain('≥ 92 % → ≥ 95 %');
      expect((await runPlan('diff', first, folder, '--plugins', folder)).out).toContain('≥ 92 % → ≥ 95 %');
      expect((await runPlan('diff', folder, second, '--plugins', folder)).code).toBe(0);
    });
  });

  describe('a plan file outside of its plugin', () => {
    let place: string;
    beforeEach(() => (place = mkdtempSync(join(tmpdir(), 'zhibiao-loose-'))));
    afterEach(() => rmSync(place, { recursive: true }));

    const draft = (folder: string, edit: (text: string) => string): string => {
      const path = join(place, 'draft.yaml');
      writeFileSync(path, edit(readFileSync(join(folder, 'plans/plan-2.yaml'), 'utf8')));
      return path;
    };
    const copies = (): number => readdirSync(tmpdir()).filter((name) => name.startsWith('zhibiao-diff-')).length;

    it('is read as if it stood in it, and leaves nothing behind', async () => {
      await inPlugin(async (folder) => {
        const before = copies();
        const path = draft(folder, (text) => text.replace('atLeast: 95', 'atLeast: 96'));
        const { code, out } = await runPlan('diff', 'example-2025', path, '--plugins', folder);
        expect([code, out.includes('要求：≥ 95 % → ≥ 96 %')]).toEqual([1, true]);
        expect(copies()).toBe(before);
        expect(readdirSync(join(folder, 'plans'))).toEqual(['plan-2.yaml', 'plan.yaml']);
      });
    });

    it('that is wrong is told by its own name and line', async () => {
      await inPlugin(async (folder) => {
        const path = draft(folder, (text) => text.replace('indicator: coverage', 'indicator: coverag'));
        const { code, err } = await runPlan('diff', 'example-2025', path, '--plugins', folder);
        expect(code).toBe(1);
        expect(err).toMatch(new RegExp(`${path}:\\d+:\\d+ .*coverag`));
      });
    });

    it('that no plugin knows, or that is no plan, is refused', async () => {
      await inPlugin(async (folder) => {
        const strange = draft(folder, (text) => text.replace('example-2025', 'other-2025'));
        expect(await runPlan('diff', 'example-2025', strange, '--plugins', folder)).toMatchObject({
          code: 1,
          err: expect.stringContaining('没有要点 other-2025'),
        });
        const none = join(place, 'measures.yaml');
        copyFileSync(join(folder, 'measures.yaml'), none);
        expect((await runPlan('diff', 'example-2025', none, '--plugins', folder)).err).toContain('没有写 plan');
        writeFileSync(none, 'plan: [');
        expect((await runPlan('diff', 'example-2025', none, '--plugins', folder)).err).toMatch(/measures\.yaml:1:\d+ /);
      });
    });
  });

  it.each<[string, number, string]>([
    ['example-2025@3', 1, '现有第 1、2 版'],
    ['exampel-2025', 1, '是否想写 example-2025'],
    ['no/such.yaml', 2, '应为 要点@版本'],
    ['example-2025@x', 2, '应为 要点@版本'],
    ['package.json', 2, '不是要点文件'],
  ])('of %s exits %d', async (named, code, message) => {
    await inPlugin(async (folder) => {
      const ran = await runPlan('diff', 'example-2025@1', named, '--plugins', folder);
      expect(ran).toMatchObject({ code, out: '', err: expect.stringContaining(message) });
    });
  });

  it('says its exit codes in the help', async () => {
    expect((await runPlan('diff', '--help')).out).toContain('0 相同 same，1 不同');
  });
});
