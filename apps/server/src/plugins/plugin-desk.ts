import { WrongExpectedRevisionError, type EventStore, type NewEvent } from '#event-store';
import { eventIdOf } from '#feed';
import { digestOf, type PackInMemory } from '#plugin-host';
import type { CatalogueInForce } from './catalogue-in-force.js';
import { checkPlugin, checkWithout } from './check-plugin.js';
import { pluginStream, type PluginEvent, type PluginInstalled } from './plugin-events.js';
import type { PluginFold } from './plugin-fold.js';
import type { PluginRegistry } from './plugin-registry.js';
import { PluginStepRefused } from './plugin-step-refused.js';
import { decide, type PluginCommand, type PluginState } from './plugin.decider.js';

const ATTEMPTS = 5;

export interface PluginDeskOptions {
  readonly store: EventStore;
  readonly registry: PluginRegistry;
  /** What this server judges by now. */
  inForce(): CatalogueInForce;
  /** Whether rules of a plugin are suspended for failing; also `true` where that cannot be known. */
  hasFailed(plugin: string): boolean;
  /** ISO date and time of the wall clock. */
  now(): string;
}

/** What a step came to. `isNew`: something was written; otherwise it was so before. */
export interface PluginStepTaken {
  readonly plugin: string;
  readonly isNew: boolean;
}

/** Takes steps in the life of plugins, each checked before anything is written. @throws PluginStepRefused */
export class PluginDesk {
  constructor(private readonly options: PluginDeskOptions) {}

  get inForce(): CatalogueInForce {
    return this.options.inForce();
  }

  get plugins(): PluginFold {
    return this.options.registry.plugins;
  }

  /** Takes the file of a pack in. It lies ready then, beside other versions, and nothing is judged by it yet. */
  async install(bytes: Uint8Array, by: string): Promise<PluginStepTaken> {
    const { id, version, digest, region, contributes } = await checkPlugin(bytes, this.inForce.sources);
    const installed: PluginInstalled = {
      plugin: id,
      version,
      digest,
      ...(region !== undefined && { region }),
      contributes: contributes ?? { plans: 0, targets: 0, rules: 0 },
      pack: Buffer.from(bytes).toString('base64'),
      by,
      at: this.options.now(),
    };
    return this.take(id, () => ({ type: 'install', installed }));
  }

  /** Puts an installed version in force from a day on, and lets suspended code be asked again. */
  async activate(
    plugin: string,
    wanted: { readonly version?: string; readonly from?: string },
    by: string,
  ): Promise<PluginStepTaken> {
    const { now, hasFailed } = this.options;
    const state = this.known(plugin);
    const chosen = state.versions.find(({ version }) => version === (wanted.version ?? state.versions.at(-1)?.version));
    if (chosen) await checkPlugin(Buffer.from(chosen.pack, 'base64'), this.inForce.sources);
    return this.take(plugin, () => ({
      type: 'activate',
      ...wanted,
      today: (region) => this.plugins.today(region),
      hasFailed: hasFailed(plugin),
      by,
      at: now(),
    }));
  }

  suspend(plugin: string, reason: string, by: string): Promise<PluginStepTaken> {
    this.known(plugin);
    return this.take(plugin, () => ({ type: 'suspend', reason, by, at: this.options.now() }));
  }

  async remove(plugin: string, by: string): Promise<PluginStepTaken> {
    const state = this.known(plugin);
    if (state.versions.length === 0 && !state.removed) {
      const message = `插件 ${plugin} 来自 PLUGINS 所列目录；请从那里去掉后重新启动，或用 suspend 暂停它的代码`;
      throw new PluginStepRefused('PLUGIN_NOT_INSTALLED', message);
    }
    if (state.active) await checkWithout(plugin, this.sourcesWithout(state));
    return this.take(plugin, () => ({ type: 'remove', by, at: this.options.now() }));
  }

  private sourcesWithout({ id, active }: PluginState) {
    const own = (source: PackInMemory): boolean => source.name === `${id}-${active?.version}.zbp`;
    return this.inForce.sources.filter((source) => typeof source === 'string' || !own(source));
  }

  private known(plugin: string): PluginState {
    const isInFolder = this.inForce.catalogue.plugins.some(({ id }) => id === plugin);
    if (!isInFolder && this.plugins.revisionOf(plugin) < 0) {
      throw new PluginStepRefused('UNKNOWN_PLUGIN', `没有插件 ${plugin}；请先安装`);
    }
    return this.plugins.of(plugin);
  }

  /** Decides anew where somebody else wrote first. */
  private async take(plugin: string, command: () => PluginCommand): Promise<PluginStepTaken> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const revision = this.plugins.revisionOf(plugin);
      const decision = decide(this.plugins.of(plugin), command());
      if (!decision.ok) throw new PluginStepRefused(decision.code, decision.message);
      if (decision.events.length === 0) return { plugin, isNew: false };
      if (await this.append(plugin, revision, decision.events)) return { plugin, isNew: true };
    }
    throw new PluginStepRefused('PLUGIN_BUSY', `插件 ${plugin} 正由他人更改；请稍后再试`);
  }

  /** Answers once the registry knows of it; `false` where somebody else wrote first, and that is known then. */
  private async append(plugin: string, revision: number, events: readonly PluginEvent[]): Promise<boolean> {
    const { store, registry } = this.options;
    const recorded = events.map((event, i) => newEvent(plugin, revision + 1 + i, event));
    try {
      const expected = revision < 0 ? 'no-stream' : revision;
      const { position } = await store.append(pluginStream(plugin), expected, recorded);
      await registry.waitFor(position);
      return true;
    } catch (error) {
      if (!(error instanceof WrongExpectedRevisionError)) throw error;
      for await (const { position } of store.readStream(pluginStream(plugin), { direction: 'backwards', limit: 1 })) {
        await registry.waitFor(position);
      }
      return false;
    }
  }
}

/** The same step at the same place has the same id, another step there another one. */
function newEvent(plugin: string, revision: number, { type, data }: PluginEvent): NewEvent {
  return {
    id: eventIdOf(`/plugins/${plugin}`, `${type} ${digestOf(data)}`, revision + 1),
    type,
    data: JSON.stringify(data),
  };
}
