import { PackRefused } from './pack-refused.js';

/** Where the plugin's files lie in the archive. */
export const FILES_FOLDER = 'files/';

/** A file as the archive declares it; nothing is unpacked yet. */
export interface ZipEntry {
  readonly name: string;
  readonly deflated: boolean;
  readonly packed: Uint8Array;
  /** Declared size, unpacked. */
  readonly bytes: number;
  /** It is a symbolic link, a folder or another thing that is no plain file. */
  readonly special: boolean;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL_LENGTH = 30;
const CENTRAL_LENGTH = 46;
const END_LENGTH = 22;
/** Names in UTF-8, and how hard the packer tried. Anything else (encryption, sizes behind the data) is not ours. */
const KNOWN_FLAGS = 0x0806;
const FILE_TYPE = 0o170000;
const REGULAR = 0o100000;

/**
 * Reads the directory of an archive as strictly as `makePack` writes it: files stand one behind the other without gap or
 * overlap, twice described alike, with no extra fields, no comments and nothing before or behind.
 * @throws PackRefused
 */
export function zipEntries(archive: Uint8Array, mostEntries: number): readonly ZipEntry[] {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  if (archive.length < 4 || view.getUint32(0, true) !== LOCAL) {
    throw new PackRefused('NOT_A_PACK', '不是插件包：请选择 zhibiao plugin pack 生成的 .zbp 文件');
  }
  const end = archive.length - END_LENGTH;
  if (end < LOCAL_LENGTH || view.getUint32(end, true) !== END) throw damaged('文件不完整');
  const count = view.getUint16(end + 10, true);
  if (count > mostEntries)
    throw new PackRefused('TOO_MANY_FILES', `包内有 ${count} 个文件，不得超过 ${mostEntries - 1} 个`);
  let at = view.getUint32(end + 16, true);
  const filesEnd = at;
  let fileAt = 0;
  const entries: ZipEntry[] = [];
  for (let n = 0; n < count; n += 1) {
    if (at + CENTRAL_LENGTH > end || view.getUint32(at, true) !== CENTRAL) throw damaged('目录不完整');
    const { entry, next } = readEntry(archive, view, at, fileAt, filesEnd);
    entries.push(entry);
    at += CENTRAL_LENGTH + view.getUint16(at + 28, true);
    fileAt = next;
  }
  if (at !== end || fileAt !== filesEnd) throw damaged('文件之间有多余的内容');
  return entries;
}

function readEntry(archive: Uint8Array, view: DataView, central: number, local: number, filesEnd: number) {
  const nameLength = view.getUint16(central + 28, true);
  const extras = view.getUint16(central + 30, true) + view.getUint16(central + 32, true);
  if (extras > 0 || view.getUint32(central + 42, true) !== local) throw damaged('目录与文件不符');
  if (local + LOCAL_LENGTH + nameLength > filesEnd || view.getUint32(local, true) !== LOCAL)
    throw damaged('文件头不完整');
  // Version, flags, method, time, checksum, sizes and name must be the same in both places.
  for (let n = 4; n < LOCAL_LENGTH; n += 1) {
    if (archive[local + n] !== archive[central + n + 2]) throw damaged('目录与文件不符');
  }
  const flags = view.getUint16(central + 8, true);
  const method = view.getUint16(central + 10, true);
  if ((flags & ~KNOWN_FLAGS) !== 0 || (method !== 0 && method !== 8)) throw damaged('使用了不支持的压缩方式');
  const nameAt = local + LOCAL_LENGTH;
  const name = nameOf(archive.subarray(nameAt, nameAt + nameLength));
  if (name !== nameOf(archive.subarray(central + CENTRAL_LENGTH, central + CENTRAL_LENGTH + nameLength))) {
    throw damaged('目录与文件不符');
  }
  const from = nameAt + nameLength;
  const next = from + view.getUint32(central + 20, true);
  if (next > filesEnd) throw damaged('文件内容不完整');
  const type = (view.getUint32(central + 38, true) >>> 16) & FILE_TYPE;
  const entry: ZipEntry = {
    name,
    deflated: method === 8,
    packed: archive.subarray(from, next),
    bytes: view.getUint32(central + 24, true),
    special: (type !== 0 && type !== REGULAR) || name.endsWith('/'),
  };
  return { entry, next };
}

function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw damaged('文件名不是 UTF-8');
  }
}

function damaged(what: string): PackRefused {
  return new PackRefused('DAMAGED', `插件包已损坏或不是由 zhibiao plugin pack 生成：${what}`);
}
