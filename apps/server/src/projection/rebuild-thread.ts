import { parentPort, workerData } from 'node:worker_threads';
import { loadCatalogue } from '#plugin-host';
import { CatalogueError } from '../catalogue-error.js';
import { openEventStore } from '../open-event-store.js';
import { openProjectionStorage } from './open-storage.js';
import { ProjectionEngine } from './projection-engine.js';
import type { FromRebuildThread, RebuildPage, RebuildThreadData } from './rebuild-protocol.js';

// Projects what the other thread reads. It ends with the port.
const { storeUrl, readModelUrl, plugins } = workerData as RebuildThreadData;
const port = parentPort!;
const tell = (message: FromRebuildThread): void => port.postMessage(message);

const loading = await loadCatalogue(plugins);
if (!loading.ok) throw new CatalogueError(loading.problems);
const { catalogue } = loading;
const store = await openEventStore(storeUrl);
const storage = await openProjectionStorage(readModelUrl);
await storage.reset(catalogue.digest);
const engine = await ProjectionEngine.open({ store, storage, catalogue, clock: 'system' });

let last: Promise<void> = Promise.resolve();
port.on('message', (page: RebuildPage | 'end') => {
  last = last.then(async () => {
    if (page !== 'end') return tell({ type: 'projected', ...(await engine.applyLive(page.parts, true)) });
    await storage.close();
    await store.close();
    port.close();
  });
});
tell({ type: 'ready', refs: engine.liveRefs });
