import { strToU8, zipSync, type Zippable } from 'fflate';
import { checkPaths } from './check-paths.js';
import { DEFAULT_PACK_LIMITS, type PackLimits } from './pack-limits.js';
import { MANIFEST_NAME, manifestText, sha256 } from './pack-manifest.js';
import { readPack } from './read-pack.js';
import { FILES_FOLDER } from './zip-entries.js';

/** A plugin in one file. */
export interface Pack {
  /** The `.zbp` file: a ZIP archive, byte for byte the same for the same content. */
  readonly bytes: Uint8Array;
  /** SHA-256 (hex) over paths and content, whatever the compression. */
  readonly digest: string;
}

/** The first day a ZIP archive knows. Given in local time, as the packer reads it. */
const FIXED_TIME = new Date(1980, 0, 1, 12);
const PLAIN_FILE = { level: 6, mtime: FIXED_TIME, os: 3, attrs: (0o100644 << 16) >>> 0 } as const;

/** Packs files, given by path. @throws PackRefused for whatever `readPack` would not take back */
export function makePack(files: ReadonlyMap<string, Uint8Array>, limits: PackLimits = DEFAULT_PACK_LIMITS): Pack {
  checkPaths([...files.keys()]);
  const manifest = manifestText(files);
  const entries: Zippable = { [MANIFEST_NAME]: [strToU8(manifest), PLAIN_FILE] };
  for (const path of [...files.keys()].sort()) entries[FILES_FOLDER + path] = [files.get(path)!, PLAIN_FILE];
  const bytes = zipSync(entries);
  readPack(bytes, limits);
  return { bytes, digest: sha256(manifest) };
}
