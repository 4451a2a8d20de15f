import { join } from 'node:path';
import { all, demoPack, ofVersion, writeDataOnly } from '../../apps/server/src/plugins/testing/demo-pack.js';
import { alertsWithTimelines, listAlerts } from '../support/e2e-alerts.js';
import { send, settled } from '../support/e2e-feed.js';
import { installPack, listPlugins, stepWith, type ServedPlugin } from '../support/e2e-plugins.js';
import { report } from '../support/e2e-records.js';
import { ROOT, startServerProcess, until, type ServerProcess } from '../support/e2e-server.js';
import { openSite, type Site } from '../support/e2e-site.js';

const TIMEOUT_MS = 180_000;
const PATIENCE_MS = 30_000;
const DEMO = join(ROOT, 'test/fixtures/rules-demo');
const PLUGIN = 'rules-demo';
const RENCHENG = 'rencheng-hospital';
const YANZHOU = 'yanzhou-hospital';

/** A rule that answers just as before, and is another one all the same. */
const upgraded = all(ofVersion('2.0.0'), (path, text) =>
  path === 'rules/visits-differ.js' ? `${text}\n// reworded\n` : text,
);

/** Two feeds that differ by a half on a day. */
const differing = (unit: string, day: string) => [
  report(`his-${unit}-${day}`, unit, day, { 'visits.his': 150 }),
  report(`reported-${unit}-${day}`, unit, day, { 'visits.reported': 100 }),
];

describe('a plugin on a running server', () => {
  let site: Site;
  let server: ServerProcess;
  let env: Readonly<Record<string, string>>;

  beforeAll(async () => {
    site = await openSite('sqlite');
    const folder = join(site.folder, 'plugins', PLUGIN);
    writeDataOnly(DEMO, folder);
    env = { ...site.env, PLUGINS: folder };
    server = await startServerProcess(env);
  }, TIMEOUT_MS);

  afterAll(async () => {
    await server.stop();
    await site.clear();
  });

  const plugin = async (): Promise<ServedPlugin> => (await listPlugins(server)).find(({ id }) => id === PLUGIN)!;
  const findings = async () => (await listAlerts(server)).filter(({ kind }) => kind === 'finding');
  const digestOf = (alert: object) => (alert as { evidence: { rule: { digest: string } } }).evidence.rule.digest;

  /** Until the server serves by a version in a state. On the way it may answer that it reloads, or not at all. */
  const serves = (version: string, state: string) =>
    until(
      () =>
        plugin().then(
          (now) => now.version === version && now.state === state && !now.pending,
          () => false,
        ),
      PATIENCE_MS,
    );
  const found = (count: number) => until(async () => (await findings()).length === count, PATIENCE_MS);

  async function restartAfterKill(): Promise<void> {
    const before = { plugins: await listPlugins(server), alerts: await alertsWithTimelines(server) };
    await server.kill();
    server = await startServerProcess(env);
    await settled(server);
    // How often a rule was asked is counted since the start.
    const told = (plugins: readonly ServedPlugin[]) => plugins.map((one) => ({ ...one, rules: [] }));
    expect(told(await listPlugins(server))).toEqual(told(before.plugins));
    expect(await alertsWithTimelines(server)).toEqual(before.alerts);
  }

  it(
    'is installed, activated, upgraded, suspended, resumed and removed while records come in',
    async () => {
      await send(server, differing(RENCHENG, '2025-03-05'));
      await settled(server);
      expect(await findings()).toEqual([]);

      const pack = await demoPack(DEMO);
      expect([await installPack(server, pack), await installPack(server, pack)]).toEqual([201, 200]);
      expect(await plugin()).toMatchObject({ version: '0.9.0', versions: [{ version: '1.0.0' }] });
      await stepWith(server, PLUGIN, 'activate');
      await serves('1.0.0', 'active');
      await found(1);
      const first = (await plugin()).digest!;
      expect(digestOf((await findings())[0]!)).toBe(first);

      await restartAfterKill();

      expect(await installPack(server, await demoPack(DEMO, upgraded))).toBe(201);
      await stepWith(server, PLUGIN, 'activate', { version: '2.0.0' });
      await serves('2.0.0', 'active');
      const second = (await plugin()).digest!;
      expect(second).not.toBe(first);
      await send(server, differing(YANZHOU, '2025-03-06'));
      await found(2);
      const byUnit = new Map((await findings()).map((alert) => [alert.orgUnit, digestOf(alert)]));
      expect([byUnit.get('370811'), byUnit.get('370812')]).toEqual([first, second]);

      // Stopped as soon as it listens: its rules are about to be asked, their sandbox is being opened.
      expect(await server.stop()).toBe(0);
      server = await startServerProcess(env);
      expect(await server.stop()).toBe(0);
      server = await startServerProcess(env);

      await stepWith(server, PLUGIN, 'suspend', { reason: '误报太多' });
      await serves('2.0.0', 'suspended');
      await send(server, differing(RENCHENG, '2025-04-05'));
      await settled(server);
      expect(await findings()).toHaveLength(2);
      expect((await findings()).map(({ state }) => state)).toEqual(['firing', 'firing']);
      await restartAfterKill();

      await stepWith(server, PLUGIN, 'activate');
      await serves('2.0.0', 'active');
      await until(async () => (await findings()).some(({ key }) => key.includes('2025-04')), PATIENCE_MS);

      await stepWith(server, PLUGIN, 'remove');
      await serves('0.9.0', 'active');
      await until(async () => (await findings()).every(({ state }) => state === 'resolved'), PATIENCE_MS);
      await restartAfterKill();
      expect((await send(server, differing(YANZHOU, '2025-04-06'))).accepted).toBe(2);
    },
    TIMEOUT_MS,
  );
});
