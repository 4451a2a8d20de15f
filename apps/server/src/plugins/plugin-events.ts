import type { RecordedEvent } from '#event-store';

/** Category of the streams that hold what became of the installed plugins. */
export const PLUGIN_CATEGORY = 'plugin';

export const PLUGIN_INSTALLED = 'zhibiao.plugin.installed.v1';
export const PLUGIN_ACTIVATED = 'zhibiao.plugin.activated.v1';
export const PLUGIN_SUSPENDED = 'zhibiao.plugin.suspended.v1';
export const PLUGIN_RESUMED = 'zhibiao.plugin.resumed.v1';
export const PLUGIN_REMOVED = 'zhibiao.plugin.removed.v1';

/** Who did it and when: ISO date and time of the wall clock, noted, never decided by. */
export interface Signed {
  readonly by: string;
  readonly at: string;
}

/** How much of each a plugin brings. */
export interface Contribution {
  readonly plans: number;
  readonly targets: number;
  readonly rules: number;
}

/** A version lies ready. Nothing is judged by it yet. */
export interface PluginInstalled extends Signed {
  readonly plugin: string;
  readonly version: string;
  /** Of the plugin with its code: findings name it. */
  readonly digest: string;
  readonly region?: string;
  readonly contributes: Contribution;
  /** The `.zbp` file in base64. */
  readonly pack: string;
}

/** A version is in force from a day on, in place of the one before. */
export interface PluginActivated extends Signed {
  readonly version: string;
  readonly digest: string;
  /** ISO day of the plugin's region; `null`: at once, where no day had begun yet. */
  readonly from: string | null;
}

/** The code is not asked any more. What it found stands, and the plans stay in force. */
export interface PluginSuspended extends Signed {
  readonly reason: string;
}

/** The code is asked again, also where it was suspended for failing. */
export type PluginResumed = Signed;

/** No version is in force or lies ready any more. */
export type PluginRemoved = Signed;

export type PluginEvent =
  | { readonly type: typeof PLUGIN_INSTALLED; readonly data: PluginInstalled }
  | { readonly type: typeof PLUGIN_ACTIVATED; readonly data: PluginActivated }
  | { readonly type: typeof PLUGIN_SUSPENDED; readonly data: PluginSuspended }
  | { readonly type: typeof PLUGIN_RESUMED; readonly data: PluginResumed }
  | { readonly type: typeof PLUGIN_REMOVED; readonly data: PluginRemoved };

const TYPES: ReadonlySet<string> = new Set([
  PLUGIN_INSTALLED,
  PLUGIN_ACTIVATED,
  PLUGIN_SUSPENDED,
  PLUGIN_RESUMED,
  PLUGIN_REMOVED,
]);

export function pluginStream(plugin: string): string {
  return `${PLUGIN_CATEGORY}-${plugin}`;
}

/** Id of the plugin whose stream it is. */
export function pluginOfStream(stream: string): string {
  return stream.slice(PLUGIN_CATEGORY.length + 1);
}

/** `undefined` for a type that this version does not know. */
export function readPluginEvent({ type, data }: RecordedEvent): PluginEvent | undefined {
  return TYPES.has(type) ? ({ type, data: JSON.parse(data) as unknown } as PluginEvent) : undefined;
}
