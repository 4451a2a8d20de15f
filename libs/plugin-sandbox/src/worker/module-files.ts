/** Schemes keep the three kinds of module apart: no file of a plugin has a colon in its path. */
export const SDK = 'sdk:';
export const INSIDE = 'inside:';
export const MAIN = 'main:';

/** Module texts by name: `rules.js` of the plugin, `sdk:index.js`, `inside:open.js`. */
export type ModuleFiles = ReadonlyMap<string, string>;

export type Resolved = { readonly name: string } | { readonly refused: string };

/** Which module an import means. Nobody imports anything that is not in `files`. */
export function resolveModule(files: ModuleFiles, importer: string, wanted: string): Resolved {
  if (importer === MAIN) return { name: wanted };
  if (wanted === 'plugin-sdk') return { name: `${SDK}index.js` };
  const scheme = [SDK, INSIDE].find((one) => importer.startsWith(one)) ?? '';
  const near = wanted.startsWith('.') && !wanted.includes(':');
  const name = near ? relative(importer.slice(scheme.length), wanted) : undefined;
  if (name !== undefined && files.has(scheme + name)) return { name: scheme + name };
  return {
    refused: `不能 import "${wanted}"：只能 import "plugin-sdk" 和插件自己的文件，如 "./shared.js"（cannot import）`,
  };
}

function relative(importer: string, wanted: string): string | undefined {
  const path = importer.split('/').slice(0, -1);
  for (const step of wanted.split('/')) {
    if (step === '.') continue;
    if (step !== '..') path.push(step);
    else if (path.pop() === undefined) return undefined;
  }
  return path.join('/');
}
