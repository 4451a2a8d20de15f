import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makePack, type Pack } from './make-pack.js';
import { DEFAULT_PACK_LIMITS, type PackLimits } from './pack-limits.js';
import { PackRefused } from './pack-refused.js';

/**
 * Packs a plugin's folder with everything below it, save names that begin with a dot and `node_modules`.
 * @throws PackRefused for links, for paths that not every system can hold, and for more than the limits allow
 */
export async function packFolder(folder: string, limits: PackLimits = DEFAULT_PACK_LIMITS): Promise<Pack> {
  const paths = await pathsIn(folder, '');
  if (paths.length > limits.files) {
    throw new PackRefused('TOO_MANY_FILES', `文件夹里有 ${paths.length} 个文件，不得超过 ${limits.files} 个`);
  }
  const files = new Map<string, Uint8Array>();
  for (const path of paths) {
    const name = path.normalize('NFC');
    if (files.has(name)) throw new PackRefused('DUPLICATE', `文件夹里有两个文件都叫 “${name}”`, path);
    files.set(name, await readFile(join(folder, path)));
  }
  return makePack(files, limits);
}

/** With `/` between the names, on every system. */
async function pathsIn(folder: string, below: string): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) paths.push(...(await pathsIn(folder, path)));
    else if (entry.isFile()) paths.push(path);
    else throw new PackRefused('SYMLINK', `“${path}” 是链接或特殊文件，请换成普通文件`, path);
  }
  return paths;
}
