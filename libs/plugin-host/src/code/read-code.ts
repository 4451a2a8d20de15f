import { readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Manifest } from '../manifest.js';
import { problemAt, type Problem } from '../problem.js';
import { decodeText } from '../source/decode-text.js';
import { filesLike } from './files-like.js';
import type { ManifestCode } from './manifest-code.js';

/**
 * Text of a plugin's code files by path. `undefined`, with problems, where a pattern finds none or a file cannot be read,
 * is no text, or lies outside the plugin's folder.
 */
export async function readCode(
  { folder, place }: Manifest,
  code: ManifestCode,
  problems: Problem[],
): Promise<Readonly<Record<string, string>> | undefined> {
  const before = problems.length;
  const root = await realpath(folder);
  const files: Record<string, string> = {};
  for (const pattern of code.files) {
    const paths = await filesLike(folder, pattern);
    if (paths.length === 0) {
      const hint = '路径从插件文件夹算起，如 rules/*.js';
      problems.push(problemAt(place('contributes', 'rules'), `没有代码文件 ${pattern}`, hint));
    }
    for (const path of paths) {
      const text = await readInside(join(folder, path), root, problems);
      if (text !== undefined) files[path] = text;
    }
  }
  return problems.length > before ? undefined : files;
}

async function readInside(file: string, root: string, problems: Problem[]): Promise<string | undefined> {
  const start = { file, line: 1, column: 1 };
  try {
    if ((await realpath(file)).startsWith(root + sep)) return decodeText(file, await readFile(file), problems);
    problems.push(problemAt(start, '代码文件是指向插件文件夹之外的链接', '请把文件放进插件文件夹'));
  } catch (error) {
    if (!['ENOENT', 'EACCES', 'ELOOP'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    problems.push(problemAt(start, '代码文件无法打开'));
  }
  return undefined;
}
