import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PACK_ENDING } from './packed/opened-plugin.js';

/** Folders and packs in a place that hold a plugin, in order of their names; those with a leading `_` are templates. */
export function pluginFoldersIn(place: string): readonly string[] {
  if (!existsSync(place)) return [];
  return readdirSync(place)
    .filter((name) => !name.startsWith('_'))
    .map((name) => join(place, name))
    .filter((path) => path.endsWith(PACK_ENDING) || existsSync(join(path, 'plugin.yaml')))
    .sort();
}
