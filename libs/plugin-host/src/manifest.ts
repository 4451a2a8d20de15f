import { manifestCode, type ManifestCode, type RawCode } from './code/manifest-code.js';
import { digestOf } from './digest.js';
import { nearest } from './nearest.js';
import type { PluginFiles } from './plugin-files.js';
import { problemAt, type Path, type Place, type Problem } from './problem.js';
import { checkSchema } from './schemas/check-schema.js';

/** What a plugin says of itself in `plugin.yaml`. */
export interface Manifest {
  readonly id: string;
  readonly version: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** Code of the region it belongs to; absent for what many regions share. */
  readonly region?: string;
  /** Ids of plugins whose definitions it uses. */
  readonly requires: readonly string[];
  /** What it says of its code; absent where it has none. */
  readonly code?: ManifestCode | 'refused';
  readonly folder: string;
  /** SHA-256 over the content of all its files. */
  readonly digest: string;
  place(...path: Path): Place;
}

/** Reads the manifests. Ids must be unique, and what a plugin requires must be loaded too. */
export function readManifests(plugins: readonly PluginFiles[], problems: Problem[]): readonly Manifest[] {
  const manifests = plugins.flatMap((plugin) => readManifest(plugin, problems) ?? []);
  const byId = new Map<string, Manifest>();
  for (const manifest of manifests) {
    const { id, place } = manifest;
    const first = byId.get(id);
    if (first) problems.push(problemAt(place('id'), `插件 ${id} 重复`, `已由 ${first.place('id').file} 定义`));
    else byId.set(id, manifest);
  }
  // A plugin whose manifest cannot be read may be the required one.
  if (manifests.length < plugins.length) return manifests;
  for (const { requires, place } of manifests) {
    requires.forEach((id, i) => {
      if (byId.has(id)) return;
      const near = nearest(id, byId.keys());
      const hint = near === undefined ? `请一并加载插件 ${id}` : `是否想写 ${near}？`;
      problems.push(problemAt(place('requires', i), `所需的插件 ${id} 没有加载`, hint));
    });
  }
  return manifests;
}

function readManifest({ folder, sources }: PluginFiles, problems: Problem[]): Manifest | undefined {
  const source = sources.find(({ kind }) => kind === 'plugin')?.source;
  if (!source || checkSchema('plugin', source, problems).length > 0) return undefined;
  type Raw = Pick<Manifest, 'id' | 'version' | 'name'> & RawCode & { region?: string | number; requires?: string[] };
  const { id, version, name, region, requires = [], ...rest } = source.data as Raw;
  const code = manifestCode(rest, source, problems);
  return {
    id,
    version,
    name,
    ...(region === undefined ? {} : { region: String(region) }),
    requires,
    ...(code && { code }),
    folder,
    digest: digestOf(Object.fromEntries(sources.map((one) => [one.name, one.source.data]))),
    place: (...path) => source.place(path),
  };
}
