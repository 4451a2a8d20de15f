import { allPages } from '../api/pages.js';
import type { ZhibiaoApi } from '../api/zhibiao-api.js';
import type { ServedPlugin } from './served-plugin.js';

const POLL_MS = 200;
const PATIENCE_MS = 60_000;

/**
 * Takes a step in the life of a plugin and waits until the server serves by it. Meanwhile the server may not answer. After a
 * minute it answers what was last known, which says that the change is pending.
 */
export async function takePluginStep(
  api: ZhibiaoApi,
  id: string,
  step: 'activate' | 'suspend' | 'remove',
  body: object,
  { patienceMs = PATIENCE_MS }: { readonly patienceMs?: number } = {},
): Promise<ServedPlugin> {
  const deadline = Date.now() + patienceMs;
  let known = await api.post<ServedPlugin>(`/plugins/${encodeURIComponent(id)}/${step}`, body);
  while (known.pending && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    const served = await allPages<ServedPlugin>(api, '/plugins').catch(() => undefined);
    if (served) known = served.find((plugin) => plugin.id === id) ?? { ...known, pending: false };
  }
  return known;
}
