import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InMemoryEventStore } from '#event-store';
import { loadInForce, type CatalogueInForce } from './catalogue-in-force.js';
import { PluginDesk } from './plugin-desk.js';
import { PluginRegistry } from './plugin-registry.js';
import { PluginStepRefused } from './plugin-step-refused.js';
import { all, demoPack, ofVersion, writeDataOnly, type Change } from './testing/demo-pack.js';

const DEMO = join(import.meta.dirname, '../../../../test/fixtures/rules-demo');

const inFile =
  (file: string, from: string, to: string): Change =>
  (path, text) =>
    path === file ? text.replace(from, to) : text;
const newer = all(ofVersion('2.0.0'), inFile('rules/visits-differ.js', 'TOLERANCE = 5', 'TOLERANCE = 4'));

describe('the desk of plugins', () => {
  let folder: string;
  let store: InMemoryEventStore;
  let registry: PluginRegistry;
  let inForce: CatalogueInForce;
  let desk: PluginDesk;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'zhibiao-desk-'));
    writeDataOnly(DEMO, join(folder, 'rules-demo'));
    store = new InMemoryEventStore();
    registry = await PluginRegistry.open(store);
    const now = () => '2025-03-05T08:00:00+08:00';
    desk = new PluginDesk({ store, registry, inForce: () => inForce, hasFailed: () => false, now });
    await reload();
  });

  afterEach(async () => {
    await registry.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** As a server does when the log says that something else is in force. */
  async function reload(): Promise<void> {
    inForce = await loadInForce([join(folder, 'rules-demo')], registry.plugins.plugins);
  }

  const loaded = () => inForce.catalogue.plugins.map(({ id, version }) => `${id} ${version}`);
  const events = async () => (await store.readAll({ after: -1, limit: 100 })).map(({ type }) => type.split('.')[2]);
  const refusal = (step: Promise<unknown>) =>
    step.then(
      () => undefined,
      (error: unknown) => (error instanceof PluginStepRefused ? error : Promise.reject(error as Error)),
    );

  it('installs, activates, upgrades and removes a plugin that takes the place of a folder’s', async () => {
    expect(loaded()).toEqual(['rules-demo 0.9.0']);
    await desk.install(await demoPack(DEMO), '张三');
    await reload();
    expect(loaded()).toEqual(['rules-demo 0.9.0']);
    await desk.activate('rules-demo', {}, '张三');
    await reload();
    expect(loaded()).toEqual(['rules-demo 1.0.0']);
    expect(inForce.catalogue.rules.map(({ key }) => key)).toEqual(['visits.differ', 'visits.impossible']);
    await desk.install(await demoPack(DEMO, newer), '张三');
    await desk.activate('rules-demo', { version: '2.0.0' }, '张三');
    await reload();
    expect(loaded()).toEqual(['rules-demo 2.0.0']);
    await desk.remove('rules-demo', '张三');
    await reload();
    expect(loaded()).toEqual(['rules-demo 0.9.0']);
    expect(await events()).toEqual(['installed', 'activated', 'installed', 'activated', 'removed']);
  });

  it('writes nothing for what was done before, also where both come at once', async () => {
    const pack = await demoPack(DEMO);
    const both = await Promise.all([desk.install(pack, '张三'), desk.install(pack, '李四')]);
    expect(both.map(({ isNew }) => isNew).sort()).toEqual([false, true]);
    await desk.activate('rules-demo', {}, '张三');
    expect(await desk.activate('rules-demo', {}, '张三')).toEqual({ plugin: 'rules-demo', isNew: false });
    expect(await events()).toEqual(['installed', 'activated']);
  });

  it('leaves the rules declared and their code out while a plugin is suspended: the catalogue judges alike', async () => {
    await desk.install(await demoPack(DEMO), '张三');
    await desk.activate('rules-demo', {}, '张三');
    await reload();
    const { digest } = inForce.catalogue;
    await desk.suspend('rules-demo', '误报', '张三');
    await reload();
    expect(inForce.catalogue).toMatchObject({ digest, programs: [] });
    expect(inForce.catalogue.rules).toHaveLength(2);
    await desk.activate('rules-demo', {}, '张三');
    await reload();
    expect(inForce.catalogue.programs).toHaveLength(1);
  });

  it('refuses before anything is written: with the SDK that is needed, and every place that is wrong', async () => {
    const pack = await demoPack(DEMO);
    const sdk = await demoPack(DEMO, inFile('plugin.yaml', 'sdk: ^0.1.0', 'sdk: ^9.0.0'));
    expect(await refusal(desk.install(sdk, '张三'))).toMatchObject({
      code: 'PLUGIN_INVALID',
      message: expect.stringContaining('SDK ^9.0.0'),
      problems: [{ file: 'plugin.yaml', line: 6 }],
    });
    const wrong = await demoPack(DEMO, inFile('indicators.yaml', 'count: visits.his', 'count: visits.hsi'));
    expect(await refusal(desk.install(wrong, '张三'))).toMatchObject({
      problems: [{ file: 'indicators.yaml', line: 2, message: expect.stringContaining('visits.hsi') }],
    });
    const needy = await demoPack(DEMO, inFile('plugin.yaml', 'region:', 'requires: [elsewhere]\nregion:'));
    expect((await refusal(desk.install(needy, '张三')))?.message).toContain('elsewhere');
    expect(await refusal(desk.install(pack.subarray(0, 300), '张三'))).toMatchObject({ code: 'PACK_REFUSED' });
    expect(await refusal(desk.install(Buffer.alloc(700_001), '张三'))).toMatchObject({ code: 'PACK_TOO_LARGE' });
    expect(await events()).toEqual([]);
  });

  it('refuses steps that make no sense', async () => {
    expect(await refusal(desk.activate('unknown', {}, '张三'))).toMatchObject({ code: 'UNKNOWN_PLUGIN' });
    expect(await refusal(desk.remove('rules-demo', '张三'))).toMatchObject({ code: 'PLUGIN_NOT_INSTALLED' });
  });

  it('starts with what loads: an installed plugin that no longer does is left out and named', async () => {
    await desk.install(await demoPack(DEMO), '张三');
    await desk.activate('rules-demo', {}, '张三');
    const [state] = registry.plugins.plugins;
    const broken = await demoPack(DEMO, inFile('plugin.yaml', 'region:', 'requires: [needed]\nregion:'));
    const versions = state!.versions.map((one) => ({ ...one, pack: broken.toString('base64') }));
    const left = await loadInForce([join(folder, 'rules-demo')], [{ ...state!, versions }]);
    expect(left.catalogue.plugins.map(({ version }) => version)).toEqual(['0.9.0']);
    expect(left.refused).toMatchObject([
      { id: 'rules-demo', version: '1.0.0', problems: [{ message: expect.stringContaining('needed') }] },
    ]);
  });
});
