import { budgetsOf, type Budgets } from '../budgets.js';
import type { DeclaredContribution } from '../contributions/declared-contribution.js';
import type { Evaluation } from '../evaluation.js';
import type { Outcome } from '../outcome.js';
import type { PluginCode } from '../plugin-code.js';
import type { Item } from '../protocol.js';
import { itemsOf } from './items-of.js';
import { SandboxThread } from './sandbox-thread.js';

export interface SandboxOptions {
  /** Threads, 1 by default. Each holds every plugin. */
  readonly workers?: number;
  readonly budgets?: Partial<Budgets>;
}

/** Runs the code of plugins apart from everything else. */
export interface Sandbox {
  /**
   * Loads a plugin's code and tells what it contributes. A digest that is loaded already is not loaded again.
   * @throws PluginRefused with every problem found
   */
  load(plugin: PluginCode): Promise<readonly DeclaredContribution[]>;
  /** Forgets a plugin. What it was asked before is still answered. */
  unload(digest: string): Promise<void>;
  /**
   * Asks contributions; outcomes come in the order of the questions. No evaluation sees anything of another. Inputs that
   * are one object are written out once.
   * @throws RangeError for a plugin that is not loaded or a key it does not have
   */
  evaluate(evaluations: readonly Evaluation[]): Promise<readonly Outcome[]>;
  /** Ends the threads. Work under way is rejected with `SandboxClosed`. */
  close(): Promise<void>;
}

/** Most items in one message: what is lost of a thread's work when it has to be ended stays small. */
const MOST_ITEMS = 500;

/** Opens a sandbox. The threads start with the first plugin. @throws RangeError for budgets out of range */
export async function openSandbox({ workers = 1, budgets }: SandboxOptions = {}): Promise<Sandbox> {
  if (!Number.isInteger(workers) || workers < 1) throw new RangeError(`workers must be 1 or more, not ${workers}`);
  const limits = budgetsOf(budgets);
  const threads = Array.from({ length: workers }, () => new SandboxThread(limits));
  const loaded = new Map<string, Promise<readonly DeclaredContribution[]>>();
  const known = new Map<string, ReadonlySet<string>>();

  async function loadOnAll(plugin: PluginCode): Promise<readonly DeclaredContribution[]> {
    const [contributions = []] = await Promise.all(threads.map((thread) => thread.load(plugin)));
    known.set(plugin.digest, new Set(contributions.map(({ key }) => key)));
    return contributions;
  }

  function evaluateOnFreest(items: readonly Item[]): Promise<readonly Outcome[]> {
    return threads.reduce((a, b) => (b.pending < a.pending ? b : a)).evaluate(items);
  }

  return {
    load(plugin) {
      const under = loaded.get(plugin.digest);
      if (under) return under;
      const loading = loadOnAll(plugin);
      loaded.set(plugin.digest, loading);
      loading.catch(() => loaded.delete(plugin.digest));
      return loading;
    },
    async unload(digest) {
      loaded.delete(digest);
      known.delete(digest);
      await Promise.all(threads.map((thread) => thread.unload(digest)));
    },
    async evaluate(evaluations) {
      const items = itemsOf(evaluations, known);
      const size = Math.max(1, Math.min(MOST_ITEMS, Math.ceil(items.length / workers)));
      const parts: Promise<readonly Outcome[]>[] = [];
      for (let from = 0; from < items.length; from += size)
        parts.push(evaluateOnFreest(items.slice(from, from + size)));
      return (await Promise.all(parts)).flat();
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}
