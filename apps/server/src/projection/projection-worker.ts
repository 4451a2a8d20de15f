import { parentPort, workerData } from 'node:worker_threads';
import { loadCatalogue } from '#plugin-host';
import { LiveQueue } from '../live/live-queue.js';
import { openEventStore } from '../open-event-store.js';
import { withoutCodeOf } from '../plugins/catalogue-in-force.js';
import { openProjectionStorage } from './open-storage.js';
import { runProjectionPipeline } from './projection-pipeline.js';
import type { FromWorker, ProjectionWorkerData, ToWorker } from './projection-worker-protocol.js';

// The projection in a thread of its own: intake and API stay quick while it works. An error ends the thread, and the
// host starts a new one from the checkpoint.
const data = workerData as ProjectionWorkerData;
const port = parentPort!;
const tell = (message: FromWorker): void => port.postMessage(message);

const stop = new AbortController();
const live = data.live ? new LiveQueue() : undefined;
let resume: (plugin: string) => void = () => {};
port.on('message', (message: ToWorker) => {
  if (message === 'stop') stop.abort();
  else if ('resume' in message) resume(message.resume);
  else live?.push(message);
});

const loading = await loadCatalogue(data.plugins);
if (!loading.ok) throw new Error(`the plugins do not load: ${loading.problems[0]?.message}`);
const store = await openEventStore(data.storeUrl);
const storage = await openProjectionStorage(data.readModelUrl);
try {
  await runProjectionPipeline({
    store,
    storage,
    catalogue: withoutCodeOf(data.suspended, loading.catalogue),
    clock: data.clock,
    alerting: data.alerting,
    reset: data.reset,
    signal: stop.signal,
    now: () => new Date().toISOString(),
    ...(live && { live }),
    onResume: (handler) => (resume = handler),
    started: (position, rebuildUntil, refs) => tell({ type: 'started', position, rebuildUntil, refs }),
    committed: (position, records, seconds) => tell({ type: 'committed', position, records, seconds }),
    ruled: (counts) => tell({ type: 'ruled', counts }),
    rulesFailed: (error) => tell({ type: 'rules-failed', error: String(error) }),
  });
} finally {
  await storage.close();
  await store.close();
  port.close();
}
