import type { PluginStamp, Problem } from '#plugin-host';
import { keyInForce, type CatalogueInForce } from '../../plugins/catalogue-in-force.js';
import type { Contribution, PluginActivated, PluginInstalled } from '../../plugins/plugin-events.js';
import type { PluginFold } from '../../plugins/plugin-fold.js';
import type { PluginState } from '../../plugins/plugin.decider.js';
import type { RuleCount } from '../../rules/rule-counts.js';

/**
 * - `active`: in force. `installed`: it lies ready, or waits for its day.
 * - `suspended`: in force, but its code is not asked.
 * - `refused`: it should be in force, but does not load; `problems` say why.
 */
export type PluginViewState = 'installed' | 'active' | 'suspended' | 'removed' | 'refused';

export interface PluginView {
  readonly id: string;
  /** The version in force, else the newest that lies ready; `null` where it was removed. */
  readonly version: string | null;
  /** SHA-256 over the content of its files, hex. */
  readonly digest: string | null;
  readonly state: PluginViewState;
  /** The server has not changed over to it yet; it does so in a moment. */
  readonly pending: boolean;
  /** `folder`: named by `PLUGINS`. `log`: installed on the running server. */
  readonly origin: 'folder' | 'log';
  /** ISO day; `null`: not in force, or from the start. */
  readonly activeFrom: string | null;
  /** What is to be in force from a later day. */
  readonly next: { readonly version: string; readonly from: string | null } | null;
  readonly region: string | null;
  readonly contributes: Contribution | null;
  /** Why it is suspended. */
  readonly reason: string | null;
  readonly rules: readonly Omit<RuleCount, 'plugin'>[];
  /** Every version that lies ready. */
  readonly versions: readonly {
    readonly version: string;
    readonly digest: string;
    readonly by: string;
    readonly at: string;
  }[];
  readonly problems: readonly Problem[];
}

export interface PluginSight {
  readonly inForce: CatalogueInForce;
  readonly plugins: PluginFold;
  readonly rules: readonly RuleCount[];
}

/** Every plugin that is in force or was installed, in order of their ids. */
export function pluginViews(sight: PluginSight): readonly PluginView[] {
  const { inForce, plugins } = sight;
  const ids = new Set([...inForce.catalogue.plugins, ...plugins.plugins].map(({ id }) => id));
  return [...ids].sort().map((id) => viewOf(id, sight));
}

function viewOf(id: string, { inForce, plugins, rules }: PluginSight): PluginView {
  const state = plugins.of(id);
  const pending = inForce.key !== keyInForce(plugins.plugins);
  const isLeaving = pending && state.removed;
  const loaded = isLeaving ? undefined : inForce.catalogue.plugins.find((stamp) => stamp.id === id);
  const refused = inForce.refused.find((one) => one.id === id);
  const shown: Shown | undefined = shownOf(state, loaded);
  const isInstalled = state.versions.some(({ digest }) => digest === shown?.digest);
  const { active, next, suspended } = state;
  return {
    id,
    version: shown?.version ?? null,
    digest: shown?.digest ?? null,
    state: stateOf(state, loaded !== undefined, refused !== undefined),
    pending,
    origin: shown && !isInstalled ? 'folder' : 'log',
    activeFrom: isInForce(active, shown) ? active.from : null,
    next: next && { version: next.version, from: next.from },
    region: shown?.region ?? null,
    contributes: shown?.contributes ?? null,
    reason: suspended?.reason ?? null,
    rules: rules.filter(({ plugin }) => plugin === id).map(ruleView),
    versions: state.versions.map(({ version, digest, by, at }) => ({ version, digest, by, at })),
    problems: refused?.problems ?? [],
  };
}

function ruleView({ rule, evaluations, failures, suspended }: RuleCount): Omit<RuleCount, 'plugin'> {
  return { rule, evaluations, failures, suspended };
}

type Shown = Pick<PluginInstalled, 'version' | 'digest' | 'region'> & { readonly contributes?: Contribution };

function shownOf({ versions, active }: PluginState, loaded: PluginStamp | undefined): Shown | undefined {
  return versions.find(({ digest }) => digest === active?.digest) ?? loaded ?? versions.at(-1);
}

function isInForce(active: PluginActivated | null, shown: Shown | undefined): active is PluginActivated {
  return active !== null && active.digest === shown?.digest;
}

function stateOf({ suspended, removed }: PluginState, isLoaded: boolean, isRefused: boolean): PluginViewState {
  if (isRefused) return 'refused';
  if (suspended) return 'suspended';
  if (isLoaded) return 'active';
  return removed ? 'removed' : 'installed';
}
