import { Worker } from 'node:worker_threads';
import { Progress } from '../progress.js';
import type { Reply, Request, ThreadData } from '../protocol.js';

/** How a request ended. `index` is the piece that was being worked on when the thread was ended or broke down. */
export type Ending =
  | { readonly how: 'done' }
  | { readonly how: 'too-long'; readonly index: number; readonly allowedMs: number }
  | { readonly how: 'broke-down'; readonly index: number | undefined; readonly error: Error };

/** Beside this file when compiled; the sources are run through the module hooks of the tests. */
const PROGRAM = import.meta.url.endsWith('.ts')
  ? new URL('../testing/sandbox-worker.mjs', import.meta.url)
  : new URL('../worker/sandbox-worker.js', import.meta.url);

/** Room for the deepest recursion that the engine's own limit allows; it needs much more of the native stack. */
const STACK_MB = 16;

/** How often a thread is looked at during the time it may take for one piece. */
const LOOKS = 4;

/** One thread, from its start to its end. Whoever works on one piece for too long is ended with it. */
export class WatchedWorker {
  private readonly worker: Worker;
  private readonly progress = new Progress();
  private readonly exited: Promise<void>;
  private error: Error | undefined;
  /** The thread has ended or is about to. */
  ended = false;

  constructor(data: Omit<ThreadData, 'progress'>) {
    const workerData: ThreadData = { ...data, progress: this.progress.shared };
    // The flags of this process are no business of the thread's.
    this.worker = new Worker(PROGRAM, { workerData, execArgv: [], resourceLimits: { stackSizeMb: STACK_MB } });
    this.worker.on('error', (error: Error) => (this.error = error));
    this.exited = new Promise((resolve) => {
      this.worker.once('exit', () => {
        this.ended = true;
        resolve();
      });
    });
  }

  /**
   * Sends one request and hears its replies. Resolves when it is dealt with, or when the thread has ended: by itself, or
   * because one piece took longer than `mostMs`, times the patience that the thread asks for.
   */
  async send(request: Request, mostMs: number, hear: (reply: Reply) => void): Promise<Ending> {
    const { worker } = this;
    let tooLong: Extract<Ending, { how: 'too-long' }> | undefined;
    let listen: (reply: Reply) => void = () => {};
    const done = new Promise<Ending>((resolve) => {
      listen = (reply) => (reply.type === 'done' ? resolve({ how: 'done' }) : hear(reply));
    });
    worker.on('message', listen);
    const watch = this.watch(mostMs, (index, allowedMs) => {
      tooLong = { how: 'too-long', index, allowedMs };
      this.ended = true;
      void worker.terminate();
    });
    worker.postMessage(request);
    const broken = this.exited.then((): Ending => {
      if (tooLong) return tooLong;
      const error = this.error ?? new Error('the thread ended by itself');
      return { how: 'broke-down', index: this.progress.index, error };
    });
    try {
      return await Promise.race([done, broken]);
    } finally {
      clearInterval(watch);
      worker.off('message', listen);
    }
  }

  async end(): Promise<void> {
    this.ended = true;
    await this.worker.terminate();
  }

  /** Counts looks rather than time, so that a pause of the whole process is held against nobody. */
  private watch(mostMs: number, tooLong: (index: number, allowedMs: number) => void): NodeJS.Timeout {
    let { turn } = this.progress;
    let unchanged = 0;
    return setInterval(() => {
      const { turn: now, index, patience } = this.progress;
      unchanged = now === turn && index !== undefined ? unchanged + 1 : 0;
      turn = now;
      if (index !== undefined && unchanged >= LOOKS * patience && !this.ended) tooLong(index, mostMs * patience);
    }, mostMs / LOOKS);
  }
}
