import type { Budgets } from '../budgets.js';
import type { DeclaredContribution } from '../contributions/declared-contribution.js';
import type { Failed, Outcome } from '../outcome.js';
import type { PluginCode } from '../plugin-code.js';
import { PluginRefused } from '../plugin-refused.js';
import type { Item, Reply, Request } from '../protocol.js';
import { SandboxClosed } from './sandbox-closed.js';
import { WatchedWorker, type Ending } from './watched-worker.js';

/** A thread that comes back when it was ended, with the plugins it had. Does one thing after the other. */
export class SandboxThread {
  private readonly plugins = new Map<string, PluginCode>();
  private worker: WatchedWorker | undefined;
  private last: Promise<unknown> = Promise.resolve();
  private closed = false;
  /** Pieces of work it was given and has not finished. */
  pending = 0;

  constructor(private readonly budgets: Budgets) {}

  /** @throws PluginRefused */
  load(plugin: PluginCode): Promise<readonly DeclaredContribution[]> {
    return this.inTurn(1, async () => {
      let answer: readonly DeclaredContribution[] | PluginRefused | undefined;
      const ending = await this.send({ type: 'load', plugin }, (reply) => {
        if (reply.type === 'loaded') answer = reply.contributions;
        if (reply.type === 'refused') answer = new PluginRefused(plugin.digest, reply.problems);
      });
      if (ending.how === 'broke-down' && ending.index === undefined) throw brokenDown(ending);
      if (ending.how !== 'done') {
        const problem = { file: Object.keys(plugin.files)[0] ?? '', message: failureOf(ending, '').message };
        throw new PluginRefused(plugin.digest, [problem]);
      }
      if (answer instanceof PluginRefused) throw answer;
      if (!answer) throw new Error('the sandbox thread did not answer');
      this.plugins.set(plugin.digest, plugin);
      return answer;
    });
  }

  unload(digest: string): Promise<void> {
    return this.inTurn(1, async () => {
      this.plugins.delete(digest);
      if (this.worker && !this.worker.ended) {
        await this.worker.send({ type: 'unload', digest }, this.budgets.wallTimeMs, () => {});
      }
    });
  }

  /**
   * Evaluates in order. An item that costs the thread has failed; a new thread goes on with those that were not
   * answered. Outcomes that were ready but not told are made again; they come out the same.
   */
  evaluate(items: readonly Item[]): Promise<readonly Outcome[]> {
    return this.inTurn(items.length, async () => {
      const outcomes: (Outcome | undefined)[] = items.map(() => undefined);
      for (;;) {
        const open = [...items.keys()].filter((index) => outcomes[index] === undefined);
        if (open.length === 0) return outcomes as readonly Outcome[];
        let told = 0;
        const request = { type: 'evaluate', items: open.map((index) => items[index]!) } as const;
        const ending = await this.send(request, (reply) => {
          if (reply.type !== 'outcomes') return;
          for (const outcome of reply.outcomes) outcomes[open[told++]!] = outcome;
        });
        if (ending.how === 'done' && told < open.length) throw new Error('the sandbox thread left items out');
        if (ending.how === 'done') continue;
        const culprit = ending.index === undefined ? undefined : open[ending.index];
        if (culprit === undefined) throw brokenDown(ending);
        outcomes[culprit] ??= failureOf(ending, items[culprit]!.rule);
      }
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.worker?.end();
  }

  /** Sends to the thread, or to a new one where it has ended. */
  private async send(request: Request, hear: (reply: Reply) => void): Promise<Ending> {
    this.mustBeOpen();
    if (!this.worker || this.worker.ended) {
      this.worker = new WatchedWorker({ budgets: this.budgets, plugins: [...this.plugins.values()] });
    }
    const ending = await this.worker.send(request, this.budgets.wallTimeMs, hear);
    this.mustBeOpen();
    return ending;
  }

  private mustBeOpen(): void {
    if (this.closed) throw new SandboxClosed();
  }

  private inTurn<T>(pieces: number, work: () => Promise<T>): Promise<T> {
    this.pending += pieces;
    const mine = this.last.then(work).finally(() => (this.pending -= pieces));
    this.last = mine.catch(() => {});
    return mine;
  }
}

/** The thread ended while it worked on nothing in particular: it cannot start, or a bug is in it. */
function brokenDown(ending: Ending): Error {
  const cause = ending.how === 'broke-down' ? ending.error : undefined;
  return new Error(`the sandbox thread broke down: ${cause?.message ?? ending.how}`, { cause });
}

/** Of the piece that cost the thread. */
function failureOf(ending: Exclude<Ending, { how: 'done' }>, rule: string): Failed {
  if (ending.how === 'too-long') {
    const message = `超过 ${ending.allowedMs} 毫秒仍未结束，运行它的线程已终止（too slow）`;
    return { ok: false, rule, kind: 'wall-time', message };
  }
  const kind = (ending.error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'threw';
  return { ok: false, rule, kind, message: `运行它的线程中断：${ending.error.message}` };
}
