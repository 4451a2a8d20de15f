import { deflateSync, strToU8 } from 'fflate';
import { manifestText } from '../pack-manifest.js';

/** A file of an archive that need not be honest. */
export interface CraftedFile {
  readonly name: string;
  readonly content: Uint8Array | string;
  /** What the archive says of its size, unpacked. */
  readonly declared?: number;
  /** Unix mode. */
  readonly mode?: number;
  readonly flags?: number;
  /** What the list at the end calls it. */
  readonly listedAs?: string;
}

/** An archive as ZIP writes it, of files as they are given. */
export function archiveOf(files: readonly CraftedFile[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const { name, content, declared, mode = 0o100644, flags = 0x0800, listedAs = name } of files) {
    const bytes = typeof content === 'string' ? strToU8(content) : content;
    const packed = deflateSync(bytes);
    const [nameBytes, listedBytes] = [strToU8(name), strToU8(listedAs)];
    const size = declared ?? bytes.length;
    const common = [2, 20, 2, flags, 2, 8, 4, 0x00216000, 4, 0, 4, packed.length, 4, size, 2, nameBytes.length, 2, 0];
    const listed = [...common.slice(0, -4), 2, listedBytes.length, 2, 0];
    const local = joined([numbers(4, 0x04034b50, ...common), nameBytes, packed]);
    central.push(
      numbers(4, 0x02014b50, 2, 0x0314, ...listed, 2, 0, 2, 0, 2, 0, 4, mode * 65_536, 4, offset),
      listedBytes,
    );
    parts.push(local);
    offset += local.length;
  }
  const directory = joined(central);
  const end = numbers(
    4,
    0x06054b50,
    2,
    0,
    2,
    0,
    2,
    files.length,
    2,
    files.length,
    4,
    directory.length,
    4,
    offset,
    2,
    0,
  );
  return joined([...parts, directory, end]);
}

/** A pack that holds these files beside an honest list of them. */
export function packOf(files: readonly CraftedFile[], listed: Readonly<Record<string, string>> = {}): Uint8Array {
  const contents = files.map(
    ({ name, content }) => [name, typeof content === 'string' ? strToU8(content) : content] as const,
  );
  const manifest = manifestText(
    new Map([...contents, ...Object.entries(listed).map(([name, text]) => [name, strToU8(text)] as const)]),
  );
  return archiveOf([
    { name: 'zbp.json', content: manifest },
    ...files.map((file) => ({ ...file, name: `files/${file.name}` })),
  ]);
}

function numbers(...widthsAndValues: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  for (let n = 0; n < widthsAndValues.length; n += 2) {
    let value = widthsAndValues[n + 1]!;
    for (let byte = 0; byte < widthsAndValues[n]!; byte += 1) {
      bytes.push(value % 256);
      value = Math.floor(value / 256);
    }
  }
  return Uint8Array.from(bytes);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}
