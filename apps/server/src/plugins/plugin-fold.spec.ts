import { InMemoryEventStore } from '#event-store';
import { DAY_OPENED } from '../projection/log-event-types.js';
import { pluginStream, type PluginEvent, type PluginInstalled } from './plugin-events.js';
import { readPlugins } from './plugin-fold.js';
import { PluginRegistry } from './plugin-registry.js';

const SIGNED = { by: '张三', at: '2025-03-05T08:00:00+08:00' };

describe('what the log says of plugins', () => {
  let store: InMemoryEventStore;
  let ids = 0;

  beforeEach(() => {
    store = new InMemoryEventStore();
  });

  afterEach(() => store.close());

  const write = (stream: string, type: string, data: object) =>
    store.append(stream, 'any', [{ id: `event-${ids++}`, type, data: JSON.stringify(data) }]);
  const openDay = (region: string, day: string) => write(`calendar-${region}`, DAY_OPENED, { region, day });
  const happen = ({ type, data }: PluginEvent) => write(pluginStream('demo'), type, data);

  async function activateFrom(from: string): Promise<void> {
    const contributes = { plans: 1, targets: 2, rules: 2 };
    const data: PluginInstalled = {
      plugin: 'demo',
      version: '1.0.0',
      digest: 'd',
      region: '370800',
      contributes,
      pack: '',
      ...SIGNED,
    };
    await happen({ type: 'zhibiao.plugin.installed.v1', data });
    await happen({ type: 'zhibiao.plugin.activated.v1', data: { version: '1.0.0', digest: 'd', from, ...SIGNED } });
  }

  const isActive = async () => (await readPlugins(store)).of('demo').active !== null;

  it('is in force from the day of its own region, whatever day others have', async () => {
    await openDay('370800', '2025-03-01');
    await openDay('330800', '2025-12-01');
    await activateFrom('2025-03-02');
    expect(await isActive()).toBe(false);
    await openDay('370800', '2025-03-02');
    expect(await isActive()).toBe(true);
  });

  it('goes by the days of others where its region has no calendar, and stays when it gets an earlier one', async () => {
    await openDay('330800', '2025-12-01');
    await activateFrom('2025-06-01');
    await openDay('370800', '2025-01-01');
    expect(await isActive()).toBe(true);
  });

  it('passes over events of a later program', async () => {
    await activateFrom('2025-01-01');
    await write(pluginStream('demo'), 'zhibiao.plugin.praised.v9', {});
    await openDay('370800', '2025-03-01');
    expect(await isActive()).toBe(true);
  });

  it('is followed: listeners hear of what others write, and of plugins that are resumed', async () => {
    const registry = await PluginRegistry.open(store);
    const heard: string[] = [];
    registry.listen({ changed: () => heard.push('changed'), resumed: (plugin) => heard.push(plugin) });
    const { position } = await happen({ type: 'zhibiao.plugin.resumed.v1', data: SIGNED });
    await registry.waitFor(position);
    expect(heard).toEqual(['demo', 'changed']);
    expect(registry.plugins.revisionOf('demo')).toBe(0);
    await registry.close();
    await registry.waitFor(1_000);
  });
});
