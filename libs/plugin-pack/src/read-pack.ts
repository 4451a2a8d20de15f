import { inflateRawSync } from 'node:zlib';
import { checkPaths } from './check-paths.js';
import { DEFAULT_PACK_LIMITS, sizeProblem, type PackLimits } from './pack-limits.js';
import { MANIFEST_NAME, readManifest, sha256 } from './pack-manifest.js';
import { PackRefused } from './pack-refused.js';
import { FILES_FOLDER, zipEntries, type ZipEntry } from './zip-entries.js';

export interface PackContent {
  /** As `makePack` gave it. */
  readonly digest: string;
  /** Content by path, in order of the paths. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * Opens a pack from anywhere. What it declares is checked before anything is unpacked, and nothing is unpacked beyond
 * what it declares. Writes nothing.
 * @throws PackRefused
 */
export function readPack(bytes: Uint8Array, limits: PackLimits = DEFAULT_PACK_LIMITS): PackContent {
  if (bytes.length > limits.packedBytes) {
    throw new PackRefused('TOO_LARGE', `插件包有 ${bytes.length} 字节，不得超过 ${limits.packedBytes}`);
  }
  const [list, ...entries] = zipEntries(bytes, limits.files + 1);
  if (list?.name !== MANIFEST_NAME) {
    throw new PackRefused(
      'NOT_A_PACK',
      `是压缩包，但不是插件包（缺少 ${MANIFEST_NAME}）：请用 zhibiao plugin pack 打包`,
    );
  }
  const paths = entries.map(({ name }) => pathOf(name));
  checkPaths(paths);
  checkSizes([list, ...entries], limits);
  const manifest = new TextDecoder().decode(unpack(list));
  const listed = readManifest(manifest);
  if (listed.length !== paths.length || listed.some(({ path }, n) => path !== paths[n])) throw tampered(MANIFEST_NAME);
  const files = new Map<string, Uint8Array>();
  for (const [n, { path, bytes: size, sha256: digest }] of listed.entries()) {
    const content = unpack(entries[n]!);
    if (content.length !== size || sha256(content) !== digest) throw tampered(path);
    files.set(path, content);
  }
  return { digest: sha256(manifest), files };
}

function pathOf(name: string): string {
  if (name.startsWith(FILES_FOLDER)) return name.slice(FILES_FOLDER.length);
  throw new PackRefused('UNSAFE_PATH', `文件 “${name}” 不在包内的 ${FILES_FOLDER} 里`, name);
}

function checkSizes(entries: readonly ZipEntry[], limits: PackLimits): void {
  let total = 0;
  for (const { name, special, bytes, packed } of entries) {
    if (special) throw new PackRefused('SYMLINK', `“${name}” 是链接或文件夹，包内只能有普通文件`, name);
    const problem = sizeProblem(limits, bytes, packed.length);
    if (problem !== undefined) throw new PackRefused('BOMB', `文件 “${name}” ${problem}`, name);
    total += bytes;
  }
  if (total > limits.totalBytes) {
    throw new PackRefused('TOO_LARGE', `全部文件展开后有 ${total} 字节，不得超过 ${limits.totalBytes}`);
  }
}

function unpack({ name, deflated, packed, bytes }: ZipEntry): Uint8Array {
  const content = deflated ? inflated(name, packed, bytes) : packed;
  if (content.length === bytes) return content;
  throw new PackRefused('BOMB', `文件 “${name}” 展开后的大小与声明的 ${bytes} 字节不符`, name);
}

function inflated(name: string, packed: Uint8Array, bytes: number): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, bytes) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new PackRefused('BOMB', `文件 “${name}” 展开后超过声明的 ${bytes} 字节`, name);
    }
    throw new PackRefused('DAMAGED', `文件 “${name}” 无法展开，插件包已损坏`, name);
  }
}

function tampered(path: string): PackRefused {
  return new PackRefused('TAMPERED', `文件 “${path}” 与包内清单不符，插件包被改动过：请向提供者重新索取`, path);
}
