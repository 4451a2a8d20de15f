import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { packageFolder } from './plugin-folders.js';

/**
 * A plugin's folder with those of the plugins that it requires, looked for beside it and among those that come with the
 * program. What is found nowhere is left to the check, which says so.
 */
export function pluginFoldersWithRequired(folder: string): readonly string[] {
  const found = new Map<string, string>();
  const open = [resolve(folder)];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(basename(next))) continue;
    found.set(basename(next), next);
    for (const id of requiredBy(next)) {
      const places = [join(dirname(next), id), join(packageFolder(), 'plugins', id)];
      const place = places.find((one) => existsSync(join(one, 'plugin.yaml')));
      if (place !== undefined) open.push(place);
    }
  }
  return [...found.values()];
}

function requiredBy(folder: string): readonly string[] {
  const manifest = join(folder, 'plugin.yaml');
  if (!existsSync(manifest)) return [];
  try {
    const { requires } = (parse(readFileSync(manifest, 'utf8')) ?? {}) as { requires?: unknown };
    return Array.isArray(requires) ? requires.filter((one) => typeof one === 'string') : [];
  } catch {
    // A manifest that cannot be read is reported by the check, with its line.
    return [];
  }
}
