import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, parseDocument } from 'yaml';
import { readPack } from '#plugin-pack';

/** Which version of which plan a plan file holds. */
export interface VersionOf {
  readonly id: string;
  readonly version: number;
}

/** The files of a plugin by their paths, in its folder or pack. */
export interface PluginTexts {
  /** Paths of its plan files. */
  readonly plans: readonly string[];
  text(path: string): string | undefined;
}

export function pluginTexts(plugin: string): PluginTexts {
  return plugin.endsWith('.zbp') ? packed(plugin) : folder(plugin);
}

/** Path of the file of a plugin that holds a plan: that version of it, or any. `undefined`: none does. */
export function planFileOf({ plans, text }: PluginTexts, id: string, version?: number): string | undefined {
  return plans.find((path) => {
    const { contents } = parseDocument(text(path) ?? '');
    const held = isMap(contents)
      ? versionIn({ plan: contents.get('plan'), version: contents.get('version') })
      : undefined;
    return held?.id === id && (version === undefined || held.version === version);
  });
}

/** What the content of a plan file says it is. `undefined`: it is no plan. */
export function versionIn(content: unknown): VersionOf | undefined {
  const { plan, version = 1 } = (content ?? {}) as { readonly plan?: unknown; readonly version?: unknown };
  return typeof plan === 'string' && typeof version === 'number' ? { id: plan, version } : undefined;
}

function folder(plugin: string): PluginTexts {
  const plans = join(plugin, 'plans');
  return {
    plans: existsSync(plans)
      ? readdirSync(plans)
          .filter(isYaml)
          .map((name) => join('plans', name))
      : [],
    text: (path) => (existsSync(join(plugin, path)) ? readFileSync(join(plugin, path), 'utf8') : undefined),
  };
}

function packed(plugin: string): PluginTexts {
  const { files } = readPack(readFileSync(plugin));
  return {
    plans: [...files.keys()].filter((path) => path.startsWith('plans/') && isYaml(path)),
    text: (path) => {
      const bytes = files.get(path);
      return bytes && new TextDecoder().decode(bytes);
    },
  };
}

function isYaml(name: string): boolean {
  return /\.ya?ml$/.test(name);
}
