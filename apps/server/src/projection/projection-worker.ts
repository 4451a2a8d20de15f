import { parentPort, workerData } from 'node:worker_threads';
import { loadCatalogue } from '#plugin-host';
import { openEventStore } from '../open-event-store.js';
import { openProjectionStorage } from './open-storage.js';
import { runProjectionPipeline } from './projection-pipeline.js';
import type { FromWorker, ProjectionWorkerData } from './projection-worker-protocol.js';

// The projection in a thread of its own: intake and API stay quick while it works. An error ends the thread, and the
// host starts a new one from the checkpoint.
const data = workerData as ProjectionWorkerData;
const port = parentPort!;
const tell = (message: FromWorker): void => port.postMessage(message);

const stop = new AbortController();
port.once('message', () => stop.abort());

const loading = await loadCatalogue(data.plugins);
if (!loading.ok) throw new Error(`the plugins do not load: ${loading.problems[0]?.message}`);
const store = await openEventStore(data.storeUrl);
const storage = await openProjectionStorage(data.readModelUrl);
try {
  await runProjectionPipeline({
    store,
    storage,
    catalogue: loading.catalogue,
    clock: data.clock,
    alerting: data.alerting,
    reset: data.reset,
    signal: stop.signal,
    now: () => new Date().toISOString(),
    started: (position, rebuildUntil) => tell({ type: 'started', position, rebuildUntil }),
    committed: (position, records, seconds) => tell({ type: 'committed', position, records, seconds }),
  });
} finally {
  await storage.close();
  await store.close();
  port.close();
}
