import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { DEFAULT_PACK_LIMITS, makePack, packFolder, readPack } from './index.js';
import { archiveOf, packOf, type CraftedFile } from './testing/archive-of.js';

const files = new Map(
  Object.entries({
    'plugin.yaml': 'id: sample\n',
    'rules.js': 'export {};\n',
    'documents/工作要点.txt': '一、…',
    empty: '',
  }).map(([path, text]) => [path, strToU8(text)] as const),
);

function refusal(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return (error as { code?: unknown }).code ?? error;
  }
}

describe('a pack', () => {
  it('gives back what went in', () => {
    const { bytes, digest } = makePack(files);
    const content = readPack(bytes);
    expect(content.digest).toBe(digest);
    expect([...content.files.keys()]).toEqual(['documents/工作要点.txt', 'empty', 'plugin.yaml', 'rules.js']);
    expect([...content.files].map(([path, text]) => [path, strFromU8(text)])).toEqual(
      [...content.files.keys()].map((path) => [path, strFromU8(files.get(path)!)]),
    );
  });

  it('has the same bytes whatever the order of the files and the time of day', () => {
    const { bytes } = makePack(files);
    expect(makePack(new Map([...files].reverse())).bytes).toEqual(bytes);
    // 1980-01-01 12:00 as ZIP writes it, which knows no time zone.
    expect(new DataView(bytes.buffer, bytes.byteOffset).getUint32(10, true)).toBe(0x00216000);
  });

  it('is an archive that any program opens, with its list in it', () => {
    const archive = unzipSync(makePack(files).bytes);
    expect(Object.keys(archive).sort()).toEqual(
      ['files/documents/工作要点.txt', 'files/empty', 'files/plugin.yaml', 'files/rules.js', 'zbp.json'].sort(),
    );
    expect(strFromU8(archive['zbp.json']!)).toContain('"path": "rules.js"');
  });

  it('has another digest for another content or another name', () => {
    const digest = (path: string, text: string) => makePack(new Map([[path, strToU8(text)]])).digest;
    expect(new Set([digest('a', 'x'), digest('a', 'y'), digest('b', 'x')]).size).toBe(3);
    expect(digest('a', 'x')).toBe('2a467673eabf0e6a989bdf0544d63b82c6888e1640e223169791ba4ee1aa7da3');
  });

  it('may be empty', () => {
    expect(readPack(makePack(new Map()).bytes).files.size).toBe(0);
  });
});

describe('a pack from a stranger', () => {
  const honest: CraftedFile = { name: 'rules.js', content: 'export {};' };

  it('is opened where it is honest', () => {
    expect([...readPack(packOf([honest])).files.keys()]).toEqual(['rules.js']);
  });

  it.each<[string, readonly CraftedFile[], string]>([
    ['climbs out of its folder', [{ ...honest, name: '../../etc/cron.d/x' }], 'UNSAFE_PATH'],
    ['climbs out further down', [{ ...honest, name: 'a/../../x' }], 'UNSAFE_PATH'],
    ['has an absolute path', [{ ...honest, name: '/etc/passwd' }], 'UNSAFE_PATH'],
    ['has a drive', [{ ...honest, name: 'C:/x.js' }], 'UNSAFE_PATH'],
    ['has backslashes', [{ ...honest, name: '..\\x.js' }], 'UNSAFE_PATH'],
    ['has a path without a name', [{ ...honest, name: 'a//b' }], 'UNSAFE_PATH'],
    ['has a control character in a name', [{ ...honest, name: 'a\u0000b' }], 'UNSAFE_PATH'],
    ['has a name written from right to left', [{ ...honest, name: 'a\u202Esj.exe' }], 'UNSAFE_PATH'],
    ['has a name of a Windows device', [{ ...honest, name: 'aux.js' }], 'UNSAFE_PATH'],
    ['has a very long path', [{ ...honest, name: 'x'.repeat(201) }], 'UNSAFE_PATH'],
    ['has a symbolic link', [{ name: 'rules.js', content: '/etc/passwd', mode: 0o120777 }], 'SYMLINK'],
    ['has a folder', [{ name: 'rules', content: '', mode: 0o040755 }], 'SYMLINK'],
    ['has a file twice', [honest, honest], 'DUPLICATE'],
    ['has names that differ in case alone', [honest, { ...honest, name: 'RULES.js' }], 'DUPLICATE'],
    ['unpacks a thousandfold', [{ name: 'rules.js', content: new Uint8Array(10_000_000) }], 'BOMB'],
    ['hides its size', [{ name: 'rules.js', content: new Uint8Array(10_000_000), declared: 10 }], 'BOMB'],
    ['claims a size it does not have', [{ ...honest, declared: 20 }], 'BOMB'],
    ['claims an enormous file', [{ ...honest, declared: 4_000_000_000 }], 'BOMB'],
    ['is encrypted', [{ ...honest, flags: 0x0801 }], 'DAMAGED'],
    ['has one name at the file and another in the directory', [{ ...honest, listedAs: 'files/rulez.js' }], 'DAMAGED'],
  ])('that %s is refused', (_, crafted, code) => {
    expect(refusal(() => readPack(packOf(crafted)))).toBe(code);
  });

  it('that was changed is refused with the file in question', () => {
    expect(() => readPack(packOf([{ ...honest, content: 'export {}!' }], { 'rules.js': 'export {};' }))).toThrow(
      '“rules.js” 与包内清单不符',
    );
    expect(refusal(() => readPack(packOf([honest], { 'more.js': '' })))).toBe('TAMPERED');
    const swapped = [
      { ...honest, name: 'z.js' },
      { ...honest, name: 'a.js' },
    ];
    expect(refusal(() => readPack(packOf(swapped)))).toBe('TAMPERED');
  });

  it('that was changed in any one byte is refused or is the same', () => {
    const { bytes, digest } = makePack(files);
    const opened: number[] = [];
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = bytes.slice();
      changed[at]! ^= 0xff;
      const outcome = refusal(() => readPack(changed));
      if (typeof outcome === 'object' && (outcome as { digest?: string }).digest !== digest) opened.push(at);
    }
    expect(opened).toEqual([]);
  });

  it('that was cut off anywhere is refused', () => {
    const { bytes } = makePack(files);
    const codes = new Set(
      Array.from({ length: bytes.length }, (_, n) => refusal(() => readPack(bytes.subarray(0, n)))),
    );
    expect([...codes].sort()).toEqual(['DAMAGED', 'NOT_A_PACK']);
  });

  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'NOT_A_PACK'],
    ['a text', strToU8('id: sample'), 'NOT_A_PACK'],
    ['another archive', archiveOf([{ name: 'word/document.xml', content: '<x/>' }]), 'NOT_A_PACK'],
    ['an archive with files outside', archiveOf([{ name: 'zbp.json', content: '{}' }, honest]), 'UNSAFE_PATH'],
    ['an archive with a list of another kind', archiveOf([{ name: 'zbp.json', content: '{"files":[]}' }]), 'DAMAGED'],
    ['an archive with a broken list', archiveOf([{ name: 'zbp.json', content: '{' }]), 'DAMAGED'],
    ['a pack with something behind it', Uint8Array.from([...makePack(files).bytes, 0]), 'DAMAGED'],
    ['a pack behind something', Uint8Array.from([0, ...makePack(files).bytes]), 'NOT_A_PACK'],
  ])('that is %s is refused', (_, bytes, code) => {
    expect(refusal(() => readPack(bytes))).toBe(code);
  });

  it('that is larger than the limits is refused', () => {
    const { bytes } = makePack(files);
    const within = (limits: object) => refusal(() => readPack(bytes, { ...DEFAULT_PACK_LIMITS, ...limits }));
    expect(within({ files: 3 })).toBe('TOO_MANY_FILES');
    expect(within({ packedBytes: 100 })).toBe('TOO_LARGE');
    expect(within({ totalBytes: 10 })).toBe('TOO_LARGE');
    expect(within({ files: 4 })).toMatchObject({ files: expect.any(Map) });
  });
});

describe('packing a folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pack-'));
    await mkdir(join(folder, 'plans'));
    await mkdir(join(folder, 'node_modules'));
    await writeFile(join(folder, 'plugin.yaml'), 'id: sample\n');
    await writeFile(join(folder, 'plans', '2025.yaml'), 'plan: sample\n');
    await writeFile(join(folder, '.hidden'), 'x');
    await writeFile(join(folder, 'node_modules', 'x.js'), 'x');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('takes what lies in it, save what is hidden', async () => {
    const { bytes, digest } = await packFolder(folder);
    const content = readPack(bytes);
    expect([...content.files.keys()]).toEqual(['plans/2025.yaml', 'plugin.yaml']);
    expect(digest).toBe(content.digest);
  });

  it('refuses links', async () => {
    await symlink('/etc/hosts', join(folder, 'hosts'));
    await expect(packFolder(folder)).rejects.toMatchObject({ code: 'SYMLINK', path: 'hosts' });
  });

  it('refuses what could not be opened again', async () => {
    await writeFile(join(folder, 'aux.txt'), '');
    await expect(packFolder(folder)).rejects.toMatchObject({ code: 'UNSAFE_PATH' });
    await rm(join(folder, 'aux.txt'));
    await writeFile(join(folder, 'zeros.bin'), new Uint8Array(1_000_000));
    await expect(packFolder(folder)).rejects.toMatchObject({ code: 'BOMB' });
    await expect(packFolder(folder, { ...DEFAULT_PACK_LIMITS, files: 2 })).rejects.toMatchObject({
      code: 'TOO_MANY_FILES',
    });
  });

  it('refuses two names that are one to the reader', async () => {
    await writeFile(join(folder, 'caf\u00e9'), '1');
    await writeFile(join(folder, 'cafe\u0301'), '2');
    await expect(packFolder(folder)).rejects.toMatchObject({ code: 'DUPLICATE' });
  });
});
