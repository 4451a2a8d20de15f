import type { Position } from '#event-store';
import { loadCatalogue } from '#plugin-host';
import { CatalogueError } from '../catalogue-error.js';
import { openEventStore } from '../open-event-store.js';
import { openProjectionStorage } from './open-storage.js';
import { ProjectionEngine } from './projection-engine.js';

const PAGE = 20_000;

export interface RebuildProgress {
  /** Position of the last event projected, and of the last event of the log when the rebuild began. */
  readonly position: Position;
  readonly head: Position;
  /** Feed records projected so far. */
  readonly records: number;
}

/**
 * Empties the read model and makes it again from the log. Nothing is decided and nobody is notified: the alerts of the
 * past stand in the log. No server may run on the same read model meanwhile.
 */
export async function rebuildReadModel(
  configuration: { readonly storeUrl: string; readonly readModelUrl: string; readonly plugins: readonly string[] },
  progress: (progress: RebuildProgress) => void = () => {},
): Promise<{ readonly records: number; readonly seconds: number }> {
  const loading = await loadCatalogue(configuration.plugins);
  if (!loading.ok) throw new CatalogueError(loading.problems);
  const { catalogue } = loading;
  const began = performance.now();
  const store = await openEventStore(configuration.storeUrl);
  const storage = await openProjectionStorage(configuration.readModelUrl);
  let records = 0;
  try {
    await storage.reset(catalogue.digest);
    const engine = await ProjectionEngine.open({ store, storage, catalogue, clock: 'system' });
    const head = await store.head();
    while (engine.position < head) {
      const events = await store.readAll({ after: engine.position, limit: PAGE });
      if (events.length === 0) break;
      records += (await engine.apply(events, true)).records;
      progress({ position: engine.position, head, records });
    }
  } finally {
    await storage.close();
    await store.close();
  }
  return { records, seconds: (performance.now() - began) / 1000 };
}
