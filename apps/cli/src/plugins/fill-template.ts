import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What a new plugin is made for. */
export interface PluginNames {
  readonly id: string;
  /** GB/T 2260 code. */
  readonly region: string;
  readonly name: string;
  readonly year: string;
}

/** Copies the template into a new folder and fills its blanks. Answers the files, relative to the folder. */
export async function fillTemplate(template: string, folder: string, names: PluginNames): Promise<readonly string[]> {
  const blanks: Readonly<Record<string, string>> = {
    __ID__: names.id,
    __REGION__: names.region,
    __NAME__: names.name,
    __YEAR__: names.year,
    __KIND__: names.region.endsWith('00') ? 'city' : 'county',
  };
  const entries = await readdir(template, { recursive: true, withFileTypes: true });
  const files: string[] = [];
  for (const entry of entries.filter((one) => one.isFile())) {
    const from = join(entry.parentPath, entry.name);
    const path = from.slice(template.length + 1).replace('plan.yaml', `${names.id}-${names.year}.yaml`);
    const text = await readFile(from, 'utf8');
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(
      join(folder, path),
      text.replace(/__[A-Z]+__/g, (blank) => blanks[blank] ?? blank),
    );
    files.push(path);
  }
  return files.sort();
}
