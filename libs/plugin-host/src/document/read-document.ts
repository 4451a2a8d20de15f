import { readFile, realpath } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { problemAt, type Place, type Problem } from '../problem.js';
import { decodeText } from '../source/decode-text.js';

const WHERE = '路径从插件文件夹算起，如 documents/jining-2025.txt';

/** The text of a plan's document. `undefined`, with a problem, where it is not a text file inside the plugin's folder. */
export async function readDocument(
  folder: string,
  path: string,
  place: Place,
  problems: Problem[],
): Promise<string | undefined> {
  const file = resolve(folder, path);
  try {
    if (!isInside(file, resolve(folder)) || !isInside(await realpath(file), await realpath(folder))) {
      problems.push(problemAt(place, `${path} 不在插件文件夹内`, WHERE));
      return undefined;
    }
    return decodeText(file, await readFile(file), problems);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES'].includes(code ?? '')) throw error;
    problems.push(problemAt(place, `没有文件 ${path}，或无法打开`, WHERE));
    return undefined;
  }
}

function isInside(file: string, folder: string): boolean {
  return file.startsWith(folder + sep);
}
