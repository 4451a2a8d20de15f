import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { readPack } from '#plugin-pack';
import { packageFolder } from './plugin-folders.js';

/**
 * A plugin's folder or pack with the folders of the plugins that it requires, looked for beside it and among those that come with the
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

function requiredBy(path: string): readonly string[] {
  try {
    const { requires } = (parse(manifestOf(path) ?? '') ?? {}) as { requires?: unknown };
    return Array.isArray(requires) ? requires.filter((one) => typeof one === 'string') : [];
  } catch {
    // A manifest or pack that cannot be read is reported by the check, with its place.
    return [];
  }
}

/** Text of the manifest in a folder or pack; `undefined` where there is none. */
function manifestOf(path: string): string | undefined {
  if (path.endsWith('.zbp')) {
    const manifest = readPack(readFileSync(path)).files.get('plugin.yaml');
    return manifest && new TextDecoder().decode(manifest);
  }
  const file = join(path, 'plugin.yaml');
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
