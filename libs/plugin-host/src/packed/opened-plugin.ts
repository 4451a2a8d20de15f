import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { PackRefused, readPack, type PackContent } from '#plugin-pack';
import { problemAt, type Problem } from '../problem.js';

/** How the name of a packed plugin ends. */
export const PACK_ENDING = '.zbp';

/**
 * The folder of a plugin: the named one, or for a pack one of its own in the temporary folder, named by the pack's digest and
 * filled once. `undefined`, with a problem, for a pack that cannot be opened.
 */
export async function openedPlugin(path: string, problems: Problem[]): Promise<string | undefined> {
  if (!path.endsWith(PACK_ENDING)) return path;
  const pack = await openedPack(path, problems);
  if (!pack) return undefined;
  const place = join(tmpdir(), `zhibiao-plugins-${userInfo().uid}`);
  const folder = join(place, pack.digest);
  if (!(await isFolder(folder))) await unpackTo(folder, place, pack);
  return folder;
}

async function openedPack(path: string, problems: Problem[]): Promise<PackContent | undefined> {
  const start = { file: path, line: 1, column: 1 };
  try {
    return readPack(await readFile(path));
  } catch (error) {
    if (error instanceof PackRefused) problems.push(problemAt(start, error.message));
    else if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      problems.push(problemAt(start, `插件包 ${path} 不存在`, '请检查路径'));
    } else throw error;
    return undefined;
  }
}

/** Under another name first: a folder with the digest's name is whole. Another process may be faster, with the same. */
async function unpackTo(folder: string, place: string, { files }: PackContent): Promise<void> {
  await mkdir(place, { recursive: true, mode: 0o700 });
  const draft = await mkdtemp(join(place, 'draft-'));
  for (const [path, content] of files) {
    const file = join(draft, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  try {
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await isFolder(folder))) throw error;
  }
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
