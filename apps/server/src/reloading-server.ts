import type { Configuration } from '#platform';
import { pluginFoldersIn } from '#plugin-host';
import type { Logger } from 'pino';
import type { Stores } from './open-stores.js';
import { keyInForce, loadInForce, type CatalogueInForce } from './plugins/catalogue-in-force.js';
import { PluginDesk } from './plugins/plugin-desk.js';
import type { PluginRegistry } from './plugins/plugin-registry.js';
import { startServing, type Serving } from './serving.js';

const RETRY_MS = 1_000;

export interface ReloadingServerOptions {
  readonly configuration: Configuration;
  readonly logger: Logger;
  readonly stores: Stores;
  readonly registry: PluginRegistry;
}

/** Serves by the catalogue in force, and changes over to another one, in this process, when the log says so. */
export class ReloadingServer {
  private serving: Serving | undefined;
  private inForce: CatalogueInForce | undefined;
  /** One change after the other. */
  private changing: Promise<void> = Promise.resolve();
  private isStopped = false;
  private readonly plugins: PluginDesk;

  constructor(private readonly options: ReloadingServerOptions) {
    const { stores, registry } = options;
    this.plugins = new PluginDesk({
      store: stores.store,
      registry,
      inForce: () => this.inForce!,
      hasFailed: (plugin) => this.hasFailed(plugin),
      now: () => new Date().toISOString(),
    });
  }

  /** What serves now; between two catalogues that which is to come is not there yet. */
  get current(): Serving | undefined {
    return this.serving;
  }

  /** Listens on the configured port, and on the same one after every change. */
  async start(): Promise<Serving> {
    const { configuration, registry } = this.options;
    this.inForce = await this.load();
    this.serving = await this.serve(this.inForce, configuration.port);
    registry.listen({
      changed: () => this.follow(),
      resumed: (plugin) => this.serving?.parts.projection.resumeRules?.(plugin),
    });
    this.follow();
    return this.serving;
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await this.changing;
    await this.serving?.stop();
  }

  private follow(): void {
    this.changing = this.changing
      .then(() => this.change())
      .catch((error: unknown) => {
        this.options.logger.error({ err: error }, 'the plugins in force could not be loaded; the ones before stay');
      });
  }

  private async change(): Promise<void> {
    const { registry, logger } = this.options;
    const before = this.inForce;
    if (this.isStopped || before?.key === keyInForce(registry.plugins.plugins)) return;
    const next = await this.load();
    const isOther = !before || alikeText(next) !== alikeText(before);
    if (!isOther) {
      this.inForce = next;
      return;
    }
    logger.info(
      { plugins: next.catalogue.plugins, suspended: next.suspended },
      'other plugins are in force: reloading',
    );
    const { url } = this.serving!;
    await this.serving!.stop();
    this.serving = undefined;
    this.inForce = next;
    await this.serveAgain(next, Number(new URL(url).port));
  }

  /** Nobody else can serve in its place, so it is tried until it succeeds. */
  private async serveAgain(inForce: CatalogueInForce, port: number): Promise<void> {
    while (!this.isStopped) {
      try {
        this.serving = await this.serve(inForce, port);
        return;
      } catch (error) {
        this.options.logger.error({ err: error }, 'the server could not start again; trying once more');
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }

  private serve(inForce: CatalogueInForce, port: number): Promise<Serving> {
    const { configuration, logger, stores } = this.options;
    return startServing({ configuration, logger, stores, inForce, plugins: this.plugins, port });
  }

  private async load(): Promise<CatalogueInForce> {
    const { configuration, registry, logger } = this.options;
    const folders = configuration.plugins ?? pluginFoldersIn('plugins');
    const inForce = await loadInForce(folders, registry.plugins.plugins);
    for (const { file, line, message } of inForce.warnings) logger.warn({ file, line }, message);
    for (const { id, version, problems } of inForce.refused) {
      logger.error({ plugin: id, version, problems }, 'an installed plugin does not load and is left out');
    }
    return inForce;
  }

  private hasFailed(plugin: string): boolean {
    const rules = this.serving?.parts.projection.rules;
    return !rules || rules.some((rule) => rule.plugin === plugin && rule.suspended);
  }
}

/** Text that is the same for two catalogues by which a server does just the same. */
function alikeText({ catalogue: { digest, plugins }, suspended }: CatalogueInForce): string {
  return JSON.stringify([digest, plugins, suspended]);
}
