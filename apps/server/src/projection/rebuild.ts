import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { START, type EventStore, type Position } from '#event-store';
import { MeasureIndex, RefTable } from '#indicators';
import { OrgTree } from '#org';
import type { Catalogue } from '#plugin-host';
import { memoryOfParts, packPage } from '../live/pack-page.js';
import { openEventStore } from '../open-event-store.js';
import { loadInForce } from '../plugins/catalogue-in-force.js';
import { readPlugins } from '../plugins/plugin-fold.js';
import type { FromRebuildThread, RebuildThreadData } from './rebuild-protocol.js';

/** Events that are read at once. */
const PAGE = 20_000;
/** Pages that are read and not projected yet, at most. */
const PAGES_AHEAD = 2;
/** Most of a page dies young, if there is room for all of it. */
const HEAP = { maxOldGenerationSizeMb: 1_024, maxYoungGenerationSizeMb: 96 };

export interface RebuildProgress {
  readonly position: Position;
  /** Position of the log's last event when the rebuild began. */
  readonly head: Position;
  readonly records: number;
}

/** The stores, and the configured plugins: folders or packed files. */
export interface RebuildPlace extends Omit<RebuildThreadData, 'plugins'> {
  readonly plugins: readonly string[];
}

/**
 * Makes the read model again from the log, while no server runs on it: this thread reads and unpacks, another one projects.
 * Nothing is decided and nobody is notified. A CatalogueError where the plugins do not load.
 */
export async function rebuildReadModel(
  place: RebuildPlace,
  progress: (progress: RebuildProgress) => void = () => {},
): Promise<{ readonly records: number; readonly seconds: number }> {
  const began = performance.now();
  const store = await openEventStore(place.storeUrl);
  try {
    const { plugins } = await readPlugins(store);
    const { catalogue, sources } = await loadInForce(place.plugins, plugins);
    const { storeUrl, readModelUrl } = place;
    const thread = new RebuildThread({ storeUrl, readModelUrl, plugins: sources });
    try {
      const records = await readThrough(store, catalogue, thread, progress);
      return { records, seconds: (performance.now() - began) / 1000 };
    } finally {
      await thread.stop();
    }
  } finally {
    await store.close();
  }
}

/** Answers how many records there were. */
async function readThrough(
  store: EventStore,
  catalogue: Catalogue,
  thread: RebuildThread,
  progress: (progress: RebuildProgress) => void,
): Promise<number> {
  let records = 0;
  const head = await store.head();
  const { measures: measureRefs, units: unitRefs } = await thread.ready;
  const tree = new OrgTree(catalogue.orgUnits);
  const measures = new MeasureIndex({ ...catalogue, tree }, new RefTable(measureRefs), new RefTable(unitRefs));
  thread.projected = (position, more) => progress({ position, head, records: (records += more) });
  for (let after: Position = START; after < head;) {
    const events = await store.readAll({ after, limit: PAGE });
    const last = events.at(-1);
    if (!last) break;
    await thread.take(packPage(events, measures));
    after = last.position;
  }
  await thread.end();
  return records;
}

/** The thread that projects. Rejects wherever it is waited for, once it has failed. */
class RebuildThread {
  readonly ready: Promise<{ readonly measures: readonly string[]; readonly units: readonly string[] }>;
  projected: (position: Position, records: number) => void = () => {};
  private readonly worker: Worker;
  private readonly ended: Promise<unknown>;
  private underway = 0;
  private wake: () => void = () => {};

  constructor(data: RebuildThreadData) {
    this.worker = new Worker(new URL('./rebuild-thread.js', import.meta.url), {
      workerData: data,
      // The flags of this process are no business of the thread's.
      execArgv: [],
      resourceLimits: HEAP,
    });
    this.ended = once(this.worker, 'exit');
    this.ended.catch(() => {});
    this.ready = this.orEnd(
      new Promise((resolve) => {
        this.worker.on('message', (message: FromRebuildThread) => {
          if (message.type === 'ready') return resolve(message.refs);
          this.underway--;
          this.projected(message.position, message.records);
          this.wake();
        });
      }),
    );
  }

  async take(parts: ReturnType<typeof packPage>): Promise<void> {
    while (this.underway >= PAGES_AHEAD) {
      await this.orEnd(new Promise<void>((resolve) => (this.wake = resolve)));
    }
    this.underway++;
    this.worker.postMessage({ parts }, memoryOfParts(parts));
  }

  /** Once everything taken is projected. */
  async end(): Promise<void> {
    this.worker.postMessage('end');
    await this.ended;
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }

  private orEnd<T>(awaited: Promise<T>): Promise<T> {
    const early = this.ended.then(() => {
      throw new Error('the thread that rebuilds has ended');
    });
    return Promise.race([awaited, early]);
  }
}
