import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Paths of the files in a folder that fit a pattern, in order, with `/` between the names. `*` stands for any part of one
 * name; what begins with a dot is found only where the pattern says the dot. Links to folders are not followed.
 */
export async function filesLike(folder: string, pattern: string): Promise<readonly string[]> {
  const steps = pattern.split('/');
  let found: readonly string[] = [''];
  for (const [index, step] of steps.entries()) {
    const isLast = index === steps.length - 1;
    const below = found.map(async (path) => {
      const entries = await readdir(join(folder, path), { withFileTypes: true }).catch(nothingThere);
      return entries
        .filter((entry) => entry.isDirectory() !== isLast && fits(step, entry.name))
        .map(({ name }) => (path === '' ? name : `${path}/${name}`));
    });
    found = (await Promise.all(below)).flat();
  }
  return [...found].sort();
}

function fits(step: string, name: string): boolean {
  const [first = '', ...parts] = step.split('*');
  if (parts.length === 0) return name === step;
  if (!name.startsWith(first) || (first === '' && name.startsWith('.'))) return false;
  let at = first.length;
  for (const part of parts.slice(0, -1)) {
    const next = name.indexOf(part, at);
    if (next < 0) return false;
    at = next + part.length;
  }
  const last = parts.at(-1)!;
  return name.length - last.length >= at && name.endsWith(last);
}

function nothingThere(error: NodeJS.ErrnoException): [] {
  if (!['ENOENT', 'ENOTDIR', 'EACCES'].includes(error.code ?? '')) throw error;
  return [];
}
