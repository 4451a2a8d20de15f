import {
  PLUGIN_ACTIVATED,
  PLUGIN_INSTALLED,
  PLUGIN_REMOVED,
  PLUGIN_RESUMED,
  PLUGIN_SUSPENDED,
  type PluginActivated,
  type PluginEvent,
  type PluginInstalled,
  type PluginSuspended,
  type Signed,
} from './plugin-events.js';

/** What became of one installed plugin. */
export interface PluginState {
  readonly id: string;
  /** Versions that lie ready, in order of installation. */
  readonly versions: readonly PluginInstalled[];
  /** The version in force. */
  readonly active: PluginActivated | null;
  /** What is to be in force from a day that has not come. */
  readonly next: PluginActivated | null;
  readonly suspended: PluginSuspended | null;
  readonly removed: boolean;
}

export type PluginCommand =
  | { readonly type: 'install'; readonly installed: PluginInstalled }
  | (Signed & {
      readonly type: 'activate';
      /** Default: the newest one. */
      readonly version?: string;
      /** ISO day; default: today. */
      readonly from?: string;
      /** ISO day that has begun in a region; `null`: none has. */
      today(region: string | undefined): string | null;
      /** Some of its rules are suspended for failing. */
      readonly hasFailed: boolean;
    })
  | (Signed & { readonly type: 'suspend'; readonly reason: string })
  | (Signed & { readonly type: 'remove' });

export type PluginRefusalCode =
  'VERSION_TAKEN' | 'UNKNOWN_VERSION' | 'ALREADY_ACTIVE' | 'PLUGIN_REMOVED' | 'UNKNOWN_PLUGIN';

/** No events: it was done before. */
export type PluginDecision =
  | { readonly ok: true; readonly events: readonly PluginEvent[] }
  | { readonly ok: false; readonly code: PluginRefusalCode; readonly message: string };

export function initialState(id: string): PluginState {
  return { id, versions: [], active: null, next: null, suspended: null, removed: false };
}

/** `next` becomes `active` when its day comes, see {@link dueBy}. */
export function evolve(state: PluginState, event: PluginEvent): PluginState {
  switch (event.type) {
    case PLUGIN_INSTALLED:
      return { ...state, versions: [...state.versions, event.data], removed: false };
    case PLUGIN_ACTIVATED:
      return { ...state, next: event.data };
    case PLUGIN_SUSPENDED:
      return { ...state, suspended: event.data };
    case PLUGIN_RESUMED:
      return { ...state, suspended: null };
    case PLUGIN_REMOVED:
      return { ...initialState(state.id), removed: true };
  }
}

/** Puts in force what is due. A version that once was in force stays so until another one is. */
export function dueBy(state: PluginState, today: (region: string | undefined) => string | null): PluginState {
  const { next } = state;
  if (!next) return state;
  const day = today(regionOf(state, next.digest));
  const isDue = next.from === null || (day !== null && next.from <= day);
  return isDue ? { ...state, active: next, next: null } : state;
}

export function decide(state: PluginState, command: PluginCommand): PluginDecision {
  switch (command.type) {
    case 'install':
      return install(state, command.installed);
    case 'activate':
      return activate(state, command);
    case 'suspend': {
      if (state.removed) return removed(state);
      if (state.suspended) return NOTHING_NEW;
      const { reason, by, at } = command;
      return { ok: true, events: [{ type: PLUGIN_SUSPENDED, data: { reason, by, at } }] };
    }
    case 'remove': {
      if (state.removed) return NOTHING_NEW;
      if (state.versions.length === 0) return refused('UNKNOWN_PLUGIN', `没有安装插件 ${state.id}`);
      return { ok: true, events: [{ type: PLUGIN_REMOVED, data: { by: command.by, at: command.at } }] };
    }
  }
}

const NOTHING_NEW: PluginDecision = { ok: true, events: [] };

function install(state: PluginState, installed: PluginInstalled): PluginDecision {
  const { plugin, version, digest } = installed;
  if (state.versions.some((one) => one.digest === digest)) return NOTHING_NEW;
  if (state.versions.some((one) => one.version === version)) {
    return refused('VERSION_TAKEN', `已安装的 ${plugin} ${version} 内容与此不同；请在 plugin.yaml 中改用新的版本号`);
  }
  return { ok: true, events: [{ type: PLUGIN_INSTALLED, data: installed }] };
}

function activate(state: PluginState, command: Extract<PluginCommand, { type: 'activate' }>): PluginDecision {
  if (state.removed) return removed(state);
  const { by, at, version, hasFailed } = command;
  const chosen = version === undefined ? state.versions.at(-1) : state.versions.find((one) => one.version === version);
  if (version !== undefined && !chosen) {
    const known = state.versions.map((one) => one.version).join('、') || '无';
    return refused('UNKNOWN_VERSION', `插件 ${state.id} 没有安装版本 ${version}（已安装：${known}）`);
  }
  const activation = chosen && activationOf(state, command, chosen);
  if (activation && 'code' in activation) return activation;
  const isResumed = state.suspended !== null || (hasFailed && !activation);
  return {
    ok: true,
    events: [
      ...(isResumed ? [{ type: PLUGIN_RESUMED, data: { by, at } } as const] : []),
      ...(activation ? [{ type: PLUGIN_ACTIVATED, data: activation } as const] : []),
    ],
  };
}

/** `undefined`: it is in force, or is to be, just so. */
function activationOf(
  state: PluginState,
  { from, today, by, at }: Extract<PluginCommand, { type: 'activate' }>,
  { version, digest, region }: PluginInstalled,
): PluginActivated | Extract<PluginDecision, { ok: false }> | undefined {
  const ordered = state.next ?? state.active;
  const activation = { version, digest, from: from ?? today(region), by, at };
  if (ordered?.digest !== digest) return activation;
  if (from === undefined || from === ordered.from) {
    const isAhead = ordered === state.next && from === undefined;
    return isAhead ? activation : undefined;
  }
  if (ordered === state.next) return activation;
  const since = ordered.from ?? '安装时';
  return refused('ALREADY_ACTIVE', `${state.id} ${version} 已自 ${since} 起生效，不能改为 ${from}`);
}

function regionOf({ versions }: PluginState, digest: string): string | undefined {
  return versions.find((one) => one.digest === digest)?.region;
}

function removed({ id }: PluginState) {
  return refused('PLUGIN_REMOVED', `插件 ${id} 已移除；请先重新安装`);
}

function refused(code: PluginRefusalCode, message: string) {
  return { ok: false, code, message } as const;
}
