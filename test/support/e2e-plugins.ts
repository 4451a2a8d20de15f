import type { ServerProcess } from './e2e-server.js';

/** A plugin as the server tells of it. */
export interface ServedPlugin {
  readonly id: string;
  readonly version: string | null;
  readonly digest: string | null;
  readonly state: string;
  /** The server is about to change over to what is told here. */
  readonly pending: boolean;
  readonly versions: readonly { readonly version: string }[];
  readonly rules: readonly { readonly rule: string; readonly evaluations: number }[];
}

export async function listPlugins(server: ServerProcess): Promise<readonly ServedPlugin[]> {
  return (await server.get<{ items: readonly ServedPlugin[] }>('/api/v1/plugins')).items;
}

/** Sends a packed plugin. Answers the HTTP status; a refusal throws. */
export async function installPack(server: ServerProcess, pack: Buffer): Promise<number> {
  const body = new Blob([new Uint8Array(pack)]);
  return post(`${server.url}/api/v1/plugins`, 'application/octet-stream', body);
}

/** Takes a step in the life of a plugin; a refusal throws. */
export async function stepWith(server: ServerProcess, plugin: string, step: string, body: object = {}): Promise<void> {
  await post(`${server.url}/api/v1/plugins/${plugin}/${step}`, 'application/json', JSON.stringify(body));
}

async function post(url: string, mediaType: string, body: string | Blob): Promise<number> {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': mediaType }, body });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return answer.status;
}
