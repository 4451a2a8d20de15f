import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { PackRefused, readPack, type PackContent } from '#plugin-pack';
import { problemAt, type Problem } from '../problem.js';

/** How the name of a packed plugin ends. */
export const PACK_ENDING = '.zbp';

/** A packed plugin that stands in no file. */
export interface PackInMemory {
  /** What its problems call it, for example the plugin's id. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Where a plugin is to be had: a folder, the file of a pack, or a pack in memory, which stands for any other of its id. */
export type PluginSource = string | PackInMemory;

/** Where packs are unpacked. */
const UNPACKED = join(tmpdir(), `zhibiao-plugins-${userInfo().uid}`);

/** Path of a file as it stands in its pack; that of any other file as it is. */
export function pathInPack(file: string): string {
  if (!file.startsWith(UNPACKED + sep)) return file;
  return file
    .slice(UNPACKED.length + 1)
    .split(sep)
    .slice(1)
    .join('/');
}

/**
 * The folder of a plugin: the named one, or for a pack one of its own in the temporary folder, named by the pack's digest and
 * filled once. `undefined`, with a problem, for a pack that cannot be opened.
 */
export async function openedPlugin(source: PluginSource, problems: Problem[]): Promise<string | undefined> {
  if (typeof source === 'string' && !source.endsWith(PACK_ENDING)) return source;
  const pack = await openedPack(source, problems);
  if (!pack) return undefined;
  const folder = join(UNPACKED, pack.digest);
  if (!(await isFolder(folder))) await unpackTo(folder, UNPACKED, pack);
  return folder;
}

async function openedPack(source: PluginSource, problems: Problem[]): Promise<PackContent | undefined> {
  const file = typeof source === 'string' ? source : source.name;
  const start = { file, line: 1, column: 1 };
  try {
    return readPack(typeof source === 'string' ? await readFile(source) : source.bytes);
  } catch (error) {
    if (error instanceof PackRefused) problems.push(problemAt(start, error.message));
    else if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      problems.push(problemAt(start, `插件包 ${file} 不存在`, '请检查路径'));
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
