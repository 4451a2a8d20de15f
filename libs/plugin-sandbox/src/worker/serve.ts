import { parentPort, workerData } from 'node:worker_threads';
import type { Outcome } from '../outcome.js';
import { PluginRefused } from '../plugin-refused.js';
import { Progress } from '../progress.js';
import type { Item, Reply, Request, ThreadData } from '../protocol.js';
import type { ModuleFiles } from './module-files.js';
import { PluginInstance } from './plugin-instance.js';

/** Outcomes are told when so many are ready, or after so long, so that little is lost when the thread is ended. */
const TELL_AFTER = 250;
const TELL_AFTER_MS = 20;
/** Opening a plugin starts an engine and compiles: it may take so many times as long as an evaluation. */
const OPENING_PATIENCE = 5;

/** Answers the requests of the parent thread. `modules` are the SDK and what runs beside a plugin's code. */
export function serve(modules: ModuleFiles): void {
  const data = workerData as ThreadData;
  const progress = new Progress(data.progress);
  const plugins = new Map(data.plugins.map((plugin) => [plugin.digest, plugin]));
  const instances = new Map<string, PluginInstance>();
  const tell = (reply: Reply): void => parentPort?.postMessage(reply);

  async function instanceOf(digest: string, index: number): Promise<PluginInstance> {
    const known = instances.get(digest);
    if (known && !known.broken) return known;
    progress.begin(index, OPENING_PATIENCE);
    const plugin = plugins.get(digest);
    if (!plugin) throw new RangeError(`no plugin ${digest}`);
    const opened = await PluginInstance.open(plugin, modules, data.budgets);
    instances.set(digest, opened);
    progress.begin(index);
    return opened;
  }

  async function outcomeOf({ digest, rule, input }: Item, index: number): Promise<Outcome> {
    try {
      progress.begin(index);
      return (await instanceOf(digest, index)).evaluate(rule, input);
    } catch (error) {
      if (!(error instanceof PluginRefused)) throw error;
      return { ok: false, rule, kind: 'threw', message: `插件无法重新载入：${error.message}` };
    }
  }

  async function evaluate(items: readonly Item[]): Promise<void> {
    let ready: Outcome[] = [];
    let toldAt = performance.now();
    for (const [index, item] of items.entries()) {
      ready.push(await outcomeOf(item, index));
      if (ready.length < TELL_AFTER && performance.now() - toldAt < TELL_AFTER_MS) continue;
      tell({ type: 'outcomes', outcomes: ready });
      ready = [];
      toldAt = performance.now();
    }
    progress.rest();
    tell({ type: 'outcomes', outcomes: ready });
  }

  async function load(plugin: ThreadData['plugins'][number]): Promise<void> {
    plugins.set(plugin.digest, plugin);
    try {
      const { contributions } = await instanceOf(plugin.digest, 0);
      tell({ type: 'loaded', contributions });
    } catch (error) {
      plugins.delete(plugin.digest);
      if (!(error instanceof PluginRefused)) throw error;
      tell({ type: 'refused', problems: error.problems });
    }
    progress.rest();
  }

  async function answer(request: Request): Promise<void> {
    switch (request.type) {
      case 'load':
        return load(request.plugin);
      case 'unload':
        plugins.delete(request.digest);
        instances.delete(request.digest);
        return;
      case 'evaluate':
        return evaluate(request.items);
    }
  }

  parentPort?.on('message', async (request: Request) => {
    await answer(request);
    tell({ type: 'done' });
  });
}
