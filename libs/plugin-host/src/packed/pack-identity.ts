import { parse } from 'yaml';
import { readPack } from '#plugin-pack';

/** What a packed plugin calls itself, before anything of it is checked. */
export interface PackIdentity {
  readonly id: string;
  readonly version: string;
}

/**
 * Reads the id and the version of a packed plugin. `undefined` where its manifest does not tell them; loading it says why.
 * @throws PackRefused for what is no sound pack
 */
export function packIdentity(bytes: Uint8Array): PackIdentity | undefined {
  const manifest = readPack(bytes).files.get('plugin.yaml');
  const told: unknown = manifest && parsed(new TextDecoder().decode(manifest));
  if (typeof told !== 'object' || told === null || !('id' in told) || !('version' in told)) return undefined;
  const { id, version } = told;
  return typeof id === 'string' && typeof version === 'string' ? { id, version } : undefined;
}

function parsed(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
