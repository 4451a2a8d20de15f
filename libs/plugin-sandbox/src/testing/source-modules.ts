import { readdir, readFile } from 'node:fs/promises';
import { transform } from '@swc/core';

const OPTIONS = { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } } as const;

/** What `worker/compiled-modules` gives, from the sources: the modules of a folder by scheme and path. */
export async function sourceModules(scheme: string, folder: URL): Promise<readonly (readonly [string, string])[]> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => /(?<!\.spec)\.ts$/.test(file));
  return Promise.all(
    files.map(async (file) => {
      const { code } = await transform(await readFile(new URL(file, folder), 'utf8'), OPTIONS);
      return [scheme + file.replace(/ts$/, 'js'), code] as const;
    }),
  );
}

/** Everything that is loaded beside a plugin's code. */
export async function allSourceModules(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ...(await sourceModules('sdk:', new URL('../../../plugin-sdk/src/', import.meta.url))),
    ...(await sourceModules('inside:', new URL('../inside/', import.meta.url))),
  ]);
}
