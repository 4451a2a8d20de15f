import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packFolder } from '#plugin-pack';
import { loadCatalogue } from '../load-catalogue.js';

const NATIONAL = join(import.meta.dirname, '../../../../plugins/national');
const JINING = join(import.meta.dirname, '../../../../plugins/jining');

describe('a packed plugin', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zhibiao-packed-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is the same as its folder, document and all', async () => {
    const pack = join(folder, 'jining.zbp');
    writeFileSync(pack, (await packFolder(JINING)).bytes);
    const [fromPack, fromFolder] = [await loadCatalogue([NATIONAL, pack]), await loadCatalogue([NATIONAL, JINING])];
    if (!fromPack.ok || !fromFolder.ok) throw new Error('the plugins do not load');
    expect(fromPack.catalogue.digest).toBe(fromFolder.catalogue.digest);
    expect(fromPack.catalogue.plans[0]!.targets).toHaveLength(fromFolder.catalogue.plans[0]!.targets.length);
  });

  it('is refused in words where it is none, is damaged or is missing', async () => {
    const other = join(folder, 'other.zbp');
    writeFileSync(other, 'not a pack');
    const damaged = join(folder, 'damaged.zbp');
    writeFileSync(damaged, (await packFolder(NATIONAL)).bytes.slice(0, 500));
    const loading = await loadCatalogue([other, damaged, join(folder, 'missing.zbp')]);
    expect(loading.ok).toBe(false);
    if (loading.ok) return;
    expect(loading.problems.map(({ file }) => file)).toEqual(
      expect.arrayContaining([other, damaged, join(folder, 'missing.zbp')]),
    );
    expect(loading.problems.every(({ message }) => /插件包|压缩包/.test(message))).toBe(true);
  });

  it('may be named with others, one of which cannot be opened: both are told of', async () => {
    mkdirSync(join(folder, 'empty'));
    const loading = await loadCatalogue([join(folder, 'empty'), join(folder, 'missing.zbp')]);
    expect(loading.ok === false && loading.problems).toHaveLength(2);
  });
});
