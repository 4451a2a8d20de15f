import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Site } from './e2e-site.js';
import { ROOT } from './e2e-server.js';

/** Makes the read model of a site again from its log, with the built program. No server may run on it. */
export async function rebuildSite(site: Site, plugins: readonly string[]): Promise<{ readonly records: number }> {
  const { storeUrl, readModelUrl } = site;
  const script = `
    import { rebuildReadModel } from '${join(ROOT, 'dist/apps/server/src/projection/rebuild.js')}';
    const done = await rebuildReadModel(${JSON.stringify({ storeUrl, readModelUrl, plugins })});
    process.stdout.write(JSON.stringify(done));`;
  const args = ['--no-warnings', '--input-type=module', '--eval', script];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT });
  return JSON.parse(stdout) as { records: number };
}
