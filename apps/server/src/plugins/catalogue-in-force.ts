import {
  loadCatalogue,
  pathInPack,
  type Catalogue,
  type CatalogueLoading,
  type PackInMemory,
  type PluginSource,
  type Problem,
} from '#plugin-host';
import { CatalogueError } from '../catalogue-error.js';
import type { PluginState } from './plugin.decider.js';

/** An installed plugin that should be in force, but does not load together with the others. */
export interface RefusedPlugin {
  readonly id: string;
  readonly version: string;
  readonly digest: string;
  readonly problems: readonly Problem[];
}

/** What a server judges by. */
export interface CatalogueInForce {
  /** What it was made of: the same text, the same catalogue. */
  readonly key: string;
  /** Without the code of suspended plugins, whose rules are declared all the same. */
  readonly catalogue: Catalogue;
  /** What it was loaded from. */
  readonly sources: readonly PluginSource[];
  /** Ids of plugins whose code is not asked. */
  readonly suspended: readonly string[];
  readonly refused: readonly RefusedPlugin[];
  readonly warnings: readonly Problem[];
}

type Loaded = Extract<CatalogueLoading, { ok: true }>;

interface Wanted extends Omit<RefusedPlugin, 'problems'> {
  readonly source: PackInMemory;
}

/** Text that changes whenever another catalogue comes into force. */
export function keyInForce(plugins: readonly PluginState[]): string {
  const active = plugins.flatMap(({ id, active }) => (active ? [[id, active.digest]] : []));
  return JSON.stringify([active, suspendedOf(plugins)]);
}

/**
 * Loads the configured plugins together with the installed ones in force. Installed ones that do not load are left out and
 * named; a CatalogueError where the configured ones alone do not.
 */
export async function loadInForce(
  configured: readonly string[],
  plugins: readonly PluginState[],
): Promise<CatalogueInForce> {
  const wanted = wantedOf(plugins);
  const suspended = suspendedOf(plugins);
  const all = await loadCatalogue([...configured, ...wanted.map(({ source }) => source)]);
  const { loaded, accepted, refused } = all.ok
    ? { loaded: all, accepted: wanted, refused: [] }
    : await loadWhatLoads(configured, wanted);
  return {
    key: keyInForce(plugins),
    catalogue: withoutCodeOf(suspended, loaded.catalogue),
    sources: [...configured, ...accepted.map(({ source }) => source)],
    suspended,
    refused,
    warnings: loaded.warnings,
  };
}

/** The catalogue with the code of some plugins not to be asked. It judges alike otherwise. */
export function withoutCodeOf(suspended: readonly string[], catalogue: Catalogue): Catalogue {
  if (suspended.length === 0) return catalogue;
  return { ...catalogue, programs: catalogue.programs.filter(({ plugin }) => !suspended.includes(plugin)) };
}

/** A problem with the place in the pack, not where the pack was unpacked. */
export function problemInPack(problem: Problem): Problem {
  return { ...problem, file: pathInPack(problem.file) };
}

/** One after the other, again and again while that lets more in: one may need another that stands behind it. */
async function loadWhatLoads(
  configured: readonly string[],
  wanted: readonly Wanted[],
): Promise<{ loaded: Loaded; accepted: readonly Wanted[]; refused: readonly RefusedPlugin[] }> {
  const alone = await loadCatalogue(configured);
  if (!alone.ok) throw new CatalogueError(alone.problems);
  let loaded: Loaded = alone;
  const accepted: Wanted[] = [];
  for (let left = wanted; ;) {
    const refused: (RefusedPlugin & Wanted)[] = [];
    for (const one of left) {
      const loading = await loadCatalogue([...configured, ...[...accepted, one].map(({ source }) => source)]);
      if (!loading.ok) refused.push({ ...one, problems: loading.problems.map(problemInPack) });
      else {
        accepted.push(one);
        loaded = loading;
      }
    }
    if (refused.length === left.length || refused.length === 0) {
      return { loaded, accepted, refused: refused.map(refusedOf) };
    }
    left = refused;
  }
}

function refusedOf({ id, version, digest, problems }: RefusedPlugin): RefusedPlugin {
  return { id, version, digest, problems };
}

function wantedOf(plugins: readonly PluginState[]): readonly Wanted[] {
  return plugins.flatMap(({ id, active, versions }) => {
    const installed = versions.find(({ digest }) => digest === active?.digest);
    if (!installed) return [];
    const { version, digest, pack } = installed;
    return { id, version, digest, source: { name: `${id}-${version}.zbp`, bytes: Buffer.from(pack, 'base64') } };
  });
}

function suspendedOf(plugins: readonly PluginState[]): readonly string[] {
  return plugins.filter(({ suspended }) => suspended !== null).map(({ id }) => id);
}
