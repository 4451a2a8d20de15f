import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Folders in `plugins/` that hold a plugin; those with a leading `_` are templates. */
export function defaultPluginFolders(root = 'plugins'): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .filter((name) => !name.startsWith('_'))
    .map((name) => join(root, name))
    .filter((folder) => statSync(folder).isDirectory() && existsSync(join(folder, 'plugin.yaml')))
    .sort();
}
