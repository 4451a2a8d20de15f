import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The compiled modules in a folder and below, by scheme and path: `sdk:calendar/day.js`. */
export async function compiledModules(scheme: string, folder: URL): Promise<readonly (readonly [string, string])[]> {
  const root = fileURLToPath(folder);
  const files = (await readdir(root, { recursive: true })).filter((file) => file.endsWith('.js'));
  return Promise.all(
    files.map(async (file) => {
      return [scheme + file.replaceAll('\\', '/'), await readFile(join(root, file), 'utf8')] as const;
    }),
  );
}
