import { symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPluginFiles } from '../plugin-files.js';
import type { Problem } from '../problem.js';
import { EXAMPLE, withPlugin, type Files } from '../testing/plugin-folder.js';
import { checkDocuments } from './check-documents.js';

const DOCUMENT = '一、公共卫生\n4.强化免疫规划。接种率不低于 92%。\n';
const PLAN = `${EXAMPLE['plans/plan.yaml']}text: documents/plan.txt\nnumbering: ["一、", "1."]\n`;

const problemsOf = (files: Files, prepare?: (folder: string) => void): Promise<readonly Problem[]> =>
  withPlugin({ ...EXAMPLE, 'plans/plan.yaml': PLAN, 'documents/plan.txt': DOCUMENT, ...files }, async (folder) => {
    prepare?.(folder);
    const problems: Problem[] = [];
    const files = await readPluginFiles(folder, problems, []);
    if (files) await checkDocuments([files], problems);
    return problems;
  });

describe('the document of a plan', () => {
  it('proves the plan', async () => {
    expect(await problemsOf({})).toEqual([]);
  });

  it('is not asked for', async () => {
    expect(await problemsOf({ 'plans/plan.yaml': EXAMPLE['plans/plan.yaml'] ?? null })).toEqual([]);
  });

  it('disproves it, at the line of the plan', async () => {
    const problems = await problemsOf({ 'documents/plan.txt': DOCUMENT.replace('92', '95').concat('5.强化监测。\n') });
    expect(problems).toMatchObject([
      { line: 6, message: '文件的 一.5（强化监测）没有列入 tasks' },
      { line: 12, column: 35, message: '文件中没有这句原文：不低于92%' },
    ]);
  });

  it.each<[string, Files, number, string]>([
    ['is missing', { 'documents/plan.txt': null }, 17, '没有文件 documents/plan.txt'],
    ['is a folder', { 'documents/plan.txt': null, 'documents/plan.txt/a': '' }, 17, '没有文件'],
    ['lies outside', { 'plans/plan.yaml': PLAN.replace('documents/', '../') }, 17, '不在插件文件夹内'],
    [
      'lies anywhere',
      { 'plans/plan.yaml': PLAN.replace('documents/plan.txt', '/etc/hostname') },
      17,
      '不在插件文件夹内',
    ],
    ['is the folder itself', { 'plans/plan.yaml': PLAN.replace('documents/plan.txt', '.') }, 17, '不在插件文件夹内'],
    ['is not UTF-8', { 'documents/plan.txt': new Uint8Array([0xd2, 0xbb, 0xa1, 0xa2]) }, 1, '不是 UTF-8'],
    ['has no such numbers', { 'plans/plan.yaml': PLAN.replace('"一、", "1."', '"(1)"') }, 18, '没有找到编号'],
    ['is not named', { 'plans/plan.yaml': PLAN.replace(/text: .*\n/, '') }, 17, 'numbering 只与 text 合用'],
  ])('that %s is a problem', async (_, files, line, message) => {
    expect(await problemsOf(files)).toMatchObject([{ line, message: expect.stringContaining(message) }]);
  });

  it('may not be reached through a link out of the folder', async () => {
    const link = (folder: string): void => symlinkSync(tmpdir(), join(folder, 'documents.txt'));
    const plan = PLAN.replace('documents/plan.txt', 'documents.txt');
    expect(await problemsOf({ 'plans/plan.yaml': plan }, link)).toMatchObject([
      { message: 'documents.txt 不在插件文件夹内' },
    ]);
  });

  it('passes over what is not well-formed', async () => {
    const plan = 'tasks: [1, { id: }]\ntargets: { a: 1 }\ntext: documents/plan.txt\nnumbering: [1]\n';
    expect(await problemsOf({ 'plans/plan.yaml': plan })).toEqual([]);
    expect(await problemsOf({ 'plans/plan.yaml': '- a\n' })).toEqual([]);
  });
});
