import type { EventStore, Position } from '#event-store';
import { FOLDED_CATEGORIES, readPlugins, type PluginFold } from './plugin-fold.js';

const PAGE = 1_000;
const RETRY_MS = 1_000;

export interface PluginListener {
  /** Something about the plugins, or about the days they wait for, may have changed. */
  changed(): void;
  /** The code of a plugin is to be asked again. */
  resumed(plugin: string): void;
}

interface Waiter {
  readonly position: Position;
  readonly done: () => void;
}

/** Follows what the log says of the installed plugins, whichever process wrote it, until it is closed. */
export class PluginRegistry {
  private readonly closing = new AbortController();
  private readonly listeners: PluginListener[] = [];
  private waiters: Waiter[] = [];
  private following: Promise<void> = Promise.resolve();

  private constructor(
    private readonly store: EventStore,
    private readonly log: (message: string, error: unknown) => void,
    readonly plugins: PluginFold,
  ) {}

  /** Knows everything that is in the log by now. */
  static async open(
    store: EventStore,
    log: (message: string, error: unknown) => void = () => undefined,
  ): Promise<PluginRegistry> {
    const registry = new PluginRegistry(store, log, await readPlugins(store));
    registry.following = registry.follow();
    return registry;
  }

  listen(listener: PluginListener): void {
    this.listeners.push(listener);
  }

  /** Resolves once everything up to the position is known, or it is closed. */
  waitFor(position: Position): Promise<void> {
    if (this.plugins.position >= position || this.closing.signal.aborted) return Promise.resolve();
    return new Promise((done) => this.waiters.push({ position, done }));
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.following;
    for (const { done } of this.waiters.splice(0)) done();
  }

  private async follow(): Promise<void> {
    const { signal } = this.closing;
    while (!signal.aborted) {
      try {
        await this.subscribe(signal);
      } catch (error) {
        if (signal.aborted) return;
        this.log('the plugins of the log cannot be followed; trying again', error);
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }

  private async subscribe(signal: AbortSignal): Promise<void> {
    const { position: after } = this.plugins;
    const batches = this.store.subscribe({ after, batchSize: PAGE, categories: FOLDED_CATEGORIES, signal });
    for await (const batch of batches) {
      const resumed = this.plugins.apply(batch);
      for (const listener of this.listeners) {
        for (const plugin of resumed) listener.resumed(plugin);
        listener.changed();
      }
      this.wake();
    }
  }

  private wake(): void {
    const { position } = this.plugins;
    const [arrived, waiting] = [true, false].map((is) => this.waiters.filter((one) => one.position <= position === is));
    this.waiters = waiting!;
    for (const { done } of arrived!) done();
  }
}
