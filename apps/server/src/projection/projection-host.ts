import { Worker } from 'node:worker_threads';
import { START, type EventStore, type Position } from '#event-store';
import type { Catalogue } from '#plugin-host';
import type { ProjectionStorage } from '#read-model';
import type { LiveBatch } from '../live/live-batch.js';
import { LiveHandOver } from '../live/live-hand-over.js';
import type { RuleCount } from '../rules/rule-counts.js';
import type { ProjectionHandle } from '../server-parts.js';
import { runProjectionPipeline } from './projection-pipeline.js';
import type { FromWorker, ProjectionWorkerData } from './projection-worker-protocol.js';

const FIRST_RESTART_MS = 200;
const MOST_RESTART_MS = 10_000;
const BATCHES_REMEMBERED = 1_000;
/** A batch of 20,000 events lives in some 100 MB. A young generation that holds most of it spares copying. */
const HEAP = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 48 };

/** One run of the projection, in a thread or in this one. */
export interface ProjectionRun {
  /** Hands a batch over; absent where it reads the log alone. */
  handOver?(batch: LiveBatch, memory: ArrayBuffer[]): void;
  /** Lets the rules of a plugin be asked again, though they failed too often. */
  resumeRules(plugin: string): void;
  /** Settles when the run ends; rejects with what ended it. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export type ProjectionStarter = (reset: boolean, told: (message: FromWorker) => void) => ProjectionRun;

interface Waiter {
  readonly position: Position;
  readonly done: (arrived: boolean) => void;
}

/** Keeps one projection running: starts it again from its checkpoint after an error, rebuilds it on demand. */
export class ProjectionHost implements ProjectionHandle {
  state: ProjectionHandle['state'] = 'starting';
  reason: string | undefined;
  position: Position = START;
  records = 0;
  readonly batchSeconds: number[] = [];
  rules: readonly RuleCount[] = [];

  private run: ProjectionRun | undefined;
  private rebuildUntil: Position = START;
  private stopped = false;
  private failures = 0;
  private waiters: Waiter[] = [];
  private wake: (() => void) | undefined;
  private resetNext = false;
  private spoke: () => void = () => {};
  private readonly firstWord = new Promise<void>((resolve) => {
    this.spoke = resolve;
  });

  /** The intake's way beside the log. */
  readonly live: LiveHandOver;

  constructor(
    catalogue: Catalogue,
    private readonly start: ProjectionStarter,
    private readonly log: (message: string, error?: unknown) => void,
  ) {
    this.live = new LiveHandOver(catalogue, (batch, memory) => this.run?.handOver?.(batch, memory));
  }

  /** Runs until `stop`. */
  async keepRunning(): Promise<void> {
    while (!this.stopped) {
      const reset = this.resetNext;
      this.resetNext = false;
      this.run = this.start(reset, (message) => this.hear(message));
      try {
        await this.run.ended;
        this.live.end();
        if (this.stopped || this.resetNext) continue;
        throw new Error('the projection ended by itself');
      } catch (error) {
        this.spoke();
        this.live.end();
        this.state = 'failed';
        this.reason = error instanceof Error ? error.message : String(error);
        this.resetNext ||= reset;
        this.log('the projection failed and starts again from its checkpoint', error);
        await this.pause(Math.min(MOST_RESTART_MS, FIRST_RESTART_MS * 2 ** this.failures++));
      }
    }
  }

  /** Resolves once the projection has opened its stores for the first time, or failed to. */
  started(): Promise<void> {
    return this.firstWord;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.wake?.();
    await this.run?.stop();
    for (const waiter of this.waiters.splice(0)) waiter.done(false);
  }

  waitFor(position: Position, timeoutMs: number): Promise<boolean> {
    if (this.position >= position) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = setTimeout(() => finish(false), timeoutMs);
      const finish = (arrived: boolean): void => {
        clearTimeout(timer);
        this.waiters = this.waiters.filter((one) => one !== waiter);
        resolve(arrived);
      };
      const waiter: Waiter = { position, done: finish };
      this.waiters.push(waiter);
    });
  }

  resumeRules(plugin: string): void {
    this.run?.resumeRules(plugin);
  }

  async rebuild(): Promise<{ readonly records: number; readonly seconds: number }> {
    const began = performance.now();
    const target = this.position;
    this.resetNext = true;
    this.state = 'rebuilding';
    await this.run?.stop();
    this.position = START;
    this.records = 0;
    this.wake?.();
    if (!(await this.waitFor(target, 2 ** 31 - 1))) throw new Error('the projection was stopped during the rebuild');
    return { records: this.records, seconds: (performance.now() - began) / 1000 };
  }

  private hear(message: FromWorker): void {
    this.spoke();
    this.failures = 0;
    this.reason = undefined;
    if (message.type === 'ruled') {
      this.rules = message.counts;
      return;
    }
    if (message.type === 'rules-failed')
      return this.log('the rules could not be asked, and will be again', message.error);
    if (message.type === 'started') {
      this.rebuildUntil = message.rebuildUntil;
      if (this.run?.handOver) this.live.begin(message.refs);
      this.advance(message.position);
      return;
    }
    this.records += message.records;
    this.batchSeconds.push(message.seconds);
    if (this.batchSeconds.length > BATCHES_REMEMBERED) this.batchSeconds.shift();
    this.advance(message.position);
  }

  private advance(position: Position): void {
    this.position = position;
    this.live.advanced(position);
    this.state = position < this.rebuildUntil ? 'rebuilding' : 'running';
    for (const waiter of this.waiters.filter((one) => one.position <= position)) waiter.done(true);
  }

  private pause(ms: number): Promise<void> {
    if (this.stopped || this.resetNext) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Starts the projection in a worker thread. */
export function inWorker(data: Omit<ProjectionWorkerData, 'reset'>): ProjectionStarter {
  return (reset, told) => {
    const worker = new Worker(new URL('./projection-worker.js', import.meta.url), {
      workerData: { ...data, reset },
      resourceLimits: HEAP,
    });
    worker.on('message', told);
    const ended = new Promise<void>((resolve, reject) => {
      worker.once('error', reject);
      worker.once('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`the projection thread ended with ${code}`)),
      );
    });
    return {
      ...(data.live && { handOver: (batch: LiveBatch, memory: ArrayBuffer[]) => worker.postMessage(batch, memory) }),
      resumeRules: (plugin) => worker.postMessage({ resume: plugin }),
      ended,
      stop: async () => {
        worker.postMessage('stop');
        await ended.catch(() => {});
      },
    };
  };
}

/** Starts the projection in this thread, on stores that live in memory. */
export function inThisThread(parts: {
  readonly store: EventStore;
  readonly storage: ProjectionStorage;
  readonly catalogue: Catalogue;
  readonly clock: 'system' | 'feed';
  readonly alerting: boolean;
}): ProjectionStarter {
  return (reset, told) => {
    const stop = new AbortController();
    let resumeRules: (plugin: string) => void = () => {};
    const ended = runProjectionPipeline({
      ...parts,
      reset,
      onResume: (handler) => (resumeRules = handler),
      signal: stop.signal,
      now: () => new Date().toISOString(),
      started: (position, rebuildUntil, refs) => told({ type: 'started', position, rebuildUntil, refs }),
      committed: (position, records, seconds) => told({ type: 'committed', position, records, seconds }),
      ruled: (counts) => told({ type: 'ruled', counts }),
      rulesFailed: (error) => told({ type: 'rules-failed', error: String(error) }),
    });
    return {
      resumeRules: (plugin) => resumeRules(plugin),
      ended,
      stop: async () => {
        stop.abort();
        await ended.catch(() => {});
      },
    };
  };
}
