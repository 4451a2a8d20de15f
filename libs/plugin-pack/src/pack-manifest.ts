import { createHash } from 'node:crypto';
import { PackRefused } from './pack-refused.js';

export const MANIFEST_NAME = 'zbp.json';
export const FORMAT = 'zhibiao-plugin/1';

/** A file as the pack's own list describes it. */
export interface ListedFile {
  readonly path: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

/** The list of the files with their digests, in order of their paths. Equal content has equal text. */
export function manifestText(files: ReadonlyMap<string, Uint8Array>): string {
  const listed = [...files.keys()].sort().map((path): ListedFile => {
    const bytes = files.get(path)!;
    return { path, bytes: bytes.length, sha256: sha256(bytes) };
  });
  return textOf(listed);
}

/** @throws PackRefused where the text is not just as `manifestText` writes it */
export function readManifest(text: string): readonly ListedFile[] {
  const listed = parsed(text);
  if (!listed || textOf(listed) !== text) {
    throw new PackRefused(
      'DAMAGED',
      `包内清单 ${MANIFEST_NAME} 无法读取，请用 zhibiao plugin pack 重新打包`,
      MANIFEST_NAME,
    );
  }
  return listed;
}

export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

function textOf(files: readonly ListedFile[]): string {
  const listed = files.map(({ path, bytes, sha256: digest }) => ({ path, bytes, sha256: digest }));
  return `${JSON.stringify({ format: FORMAT, files: listed }, null, 1)}\n`;
}

function parsed(text: string): readonly ListedFile[] | undefined {
  try {
    const { files } = JSON.parse(text) as { files?: unknown };
    return Array.isArray(files) && files.every(isListed) ? files : undefined;
  } catch {
    return undefined;
  }
}

function isListed(file: unknown): file is ListedFile {
  if (typeof file !== 'object' || file === null) return false;
  const { path, bytes, sha256: digest } = file as Partial<ListedFile>;
  return typeof path === 'string' && typeof bytes === 'number' && typeof digest === 'string';
}
