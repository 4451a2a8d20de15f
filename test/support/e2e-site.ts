import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createThrowawayDatabase, postgresAvailable } from './postgres.js';

export type StoreKind = 'memory' | 'sqlite' | 'postgres';

/** Empty stores for one run of the program, and a folder for whatever else it needs. */
export interface Site {
  readonly folder: string;
  readonly storeUrl: string;
  readonly readModelUrl: string;
  /** The stores, with days that open as the feed advances. */
  readonly env: Readonly<Record<string, string>>;
  /** Removes everything. */
  clear(): Promise<void>;
}

export async function openSite(store: StoreKind): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'zhibiao-e2e-'));
  const database = store === 'postgres' ? await createThrowawayDatabase() : undefined;
  const storeUrl = database?.url ?? (store === 'memory' ? 'memory:' : `sqlite:${folder}/log.db`);
  const readModelUrl = database?.url ?? (store === 'memory' ? 'sqlite::memory:' : `sqlite:${folder}/read.db`);
  return {
    folder,
    storeUrl,
    readModelUrl,
    env: { STORE_URL: storeUrl, READ_MODEL_URL: readModelUrl, CLOCK: 'feed' },
    clear: async () => {
      await database?.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * The lasting stores that can be tested here: PostgreSQL only where it answers. With `REQUIRE_POSTGRES=1` it is tested in
 * any case, so that its absence is a failure.
 */
export async function lastingStores(): Promise<readonly ('sqlite' | 'postgres')[]> {
  if (process.env['REQUIRE_POSTGRES'] === '1' || (await postgresAvailable())) return ['sqlite', 'postgres'];
  process.stderr.write('not run, no PostgreSQL: the end-to-end tests on it\n');
  return ['sqlite'];
}
