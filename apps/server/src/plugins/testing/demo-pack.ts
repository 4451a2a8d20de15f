import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePack, packFolder, readPack } from '#plugin-pack';

/** Changes the text of a file of the plugin, by its path. */
export type Change = (path: string, text: string) => string;

/** The manifest with another version. */
export const ofVersion =
  (version: string): Change =>
  (path, text) =>
    path === 'plugin.yaml' ? text.replace('version: 1.0.0', `version: ${version}`) : text;

/** Changes one after the other. */
export const all =
  (...changes: readonly Change[]): Change =>
  (path, text) =>
    changes.reduce((changed, change) => change(path, changed), text);

/** The plugin of a folder with two rules (`test/fixtures/rules-demo`), changed and packed. */
export async function demoPack(folder: string, change: Change = (_path, text) => text): Promise<Buffer> {
  const { files } = readPack((await packFolder(folder)).bytes);
  const changed = [...files].map(([path, content]) => {
    const text = change(path, new TextDecoder().decode(content));
    return [path, new TextEncoder().encode(text)] as const;
  });
  return Buffer.from(makePack(new Map(changed)).bytes);
}

/** Writes the same plugin without its code, as version 0.9.0, into another folder. */
export function writeDataOnly(folder: string, to: string): void {
  cpSync(folder, to, { recursive: true });
  rmSync(join(to, 'rules'), { recursive: true });
  rmSync(join(to, 'shared'), { recursive: true });
  const file = join(to, 'plugin.yaml');
  const lines = readFileSync(file, 'utf8').replace('version: 1.0.0', 'version: 0.9.0').split('\n');
  writeFileSync(file, lines.filter((line) => !/^(sdk|contributes|limits|#| {2}rules)/.test(line)).join('\n'));
}
