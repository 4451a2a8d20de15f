import type { PluginEvent, PluginInstalled } from './plugin-events.js';
import { decide, dueBy, evolve, initialState, type PluginCommand, type PluginState } from './plugin.decider.js';

const SIGNED = { by: '张三', at: '2025-03-05T08:00:00+08:00' };

function version(text: string, of: Partial<PluginInstalled> = {}): PluginInstalled {
  const contributes = { plans: 1, targets: 2, rules: 2 };
  return { plugin: 'demo', version: text, digest: `d${text}`, contributes, pack: '', ...SIGNED, ...of };
}

const install = (text: string, of?: Partial<PluginInstalled>): PluginCommand => ({
  type: 'install',
  installed: version(text, of),
});
const activate = (of: { version?: string; from?: string; today?: string | null; hasFailed?: boolean } = {}) => {
  const { today = '2025-03-05', hasFailed = false, ...wanted } = of;
  return { type: 'activate', ...wanted, today: () => today, hasFailed, ...SIGNED } as const;
};
const suspend: PluginCommand = { type: 'suspend', reason: '误报太多', ...SIGNED };
const remove: PluginCommand = { type: 'remove', ...SIGNED };

/** Takes the commands one after the other, on a day. */
function after(commands: readonly PluginCommand[], today: string | null = '2025-03-05'): PluginState {
  return commands.reduce((state, command) => {
    const decision = decide(state, command);
    if (!decision.ok) throw new Error(decision.message);
    return dueBy(decision.events.reduce(evolve, state), () => today);
  }, initialState('demo'));
}

const written = (state: PluginState, command: PluginCommand): readonly PluginEvent['type'][] | string => {
  const decision = decide(state, command);
  return decision.ok ? decision.events.map(({ type }) => type) : decision.code;
};

describe('a plugin', () => {
  it('lies ready when installed, and is in force when activated', () => {
    expect(after([install('1.0.0')])).toMatchObject({ versions: [{ version: '1.0.0' }], active: null });
    expect(after([install('1.0.0'), activate()])).toMatchObject({ active: { version: '1.0.0', from: '2025-03-05' } });
  });

  it('is in force at once where no day has begun', () => {
    expect(after([install('1.0.0'), activate({ today: null })], null)).toMatchObject({ active: { from: null } });
  });

  it.each<[string, readonly PluginCommand[], PluginCommand]>([
    ['installed', [install('1.0.0')], install('1.0.0')],
    ['activated', [install('1.0.0'), activate()], activate()],
    [
      'activated for the same day',
      [install('1.0.0'), activate({ from: '2025-06-01' })],
      activate({ from: '2025-06-01' }),
    ],
    ['suspended', [install('1.0.0'), suspend], suspend],
    ['removed', [install('1.0.0'), remove], remove],
  ])('is not %s twice', (_what, before, again) => {
    expect(written(after(before), again)).toEqual([]);
  });

  it('keeps two versions side by side, one in force, and goes back to the older one when told', () => {
    const two = after([install('1.0.0'), activate(), install('2.0.0')]);
    expect(two).toMatchObject({ versions: [{}, {}], active: { version: '1.0.0' } });
    const newer = after([install('1.0.0'), activate(), install('2.0.0'), activate()]);
    expect(newer.active?.version).toBe('2.0.0');
    expect(written(newer, activate({ version: '1.0.0' }))).toEqual(['zhibiao.plugin.activated.v1']);
  });

  it('stays in force until the day of the next version comes, and never goes back by itself', () => {
    const commands = [install('1.0.0'), activate(), install('2.0.0'), activate({ from: '2025-06-01' })];
    const waiting = after(commands);
    expect(waiting).toMatchObject({ active: { version: '1.0.0' }, next: { version: '2.0.0' } });
    expect(dueBy(waiting, () => '2025-05-31').active?.version).toBe('1.0.0');
    const come = dueBy(waiting, () => '2025-06-01');
    expect(come).toMatchObject({ active: { version: '2.0.0' }, next: null });
    expect(dueBy(come, () => '2025-01-01').active?.version).toBe('2.0.0');
  });

  it('that waits for its day can be given another one, or put in force at once', () => {
    const waiting = after([install('1.0.0'), activate({ from: '2025-06-01' })]);
    expect(written(waiting, activate({ from: '2025-07-01' }))).toEqual(['zhibiao.plugin.activated.v1']);
    expect(after([install('1.0.0'), activate({ from: '2025-06-01' }), activate()]).active).not.toBeNull();
  });

  it('is resumed by activating it, also where rules of it failed', () => {
    const suspended = after([install('1.0.0'), activate(), suspend]);
    expect(written(suspended, activate())).toEqual(['zhibiao.plugin.resumed.v1']);
    const running = after([install('1.0.0'), activate()]);
    expect(written(running, activate({ hasFailed: true }))).toEqual(['zhibiao.plugin.resumed.v1']);
    const fixed = after([install('1.0.0'), activate(), suspend, install('1.0.1')]);
    expect(written(fixed, activate())).toEqual(['zhibiao.plugin.resumed.v1', 'zhibiao.plugin.activated.v1']);
  });

  it('of a folder can be suspended and resumed without being installed', () => {
    expect(written(after([suspend]), activate())).toEqual(['zhibiao.plugin.resumed.v1']);
  });

  it('is refused in words', () => {
    const active = after([install('1.0.0'), activate()]);
    expect(written(active, install('1.0.0', { digest: 'other' }))).toBe('VERSION_TAKEN');
    expect(written(active, activate({ version: '3.0.0' }))).toBe('UNKNOWN_VERSION');
    expect(written(active, activate({ from: '2025-06-01' }))).toBe('ALREADY_ACTIVE');
    expect(written(initialState('demo'), remove)).toBe('UNKNOWN_PLUGIN');
    const removed = after([install('1.0.0'), activate(), remove]);
    expect(written(removed, activate())).toBe('PLUGIN_REMOVED');
    expect(written(removed, install('1.0.0'))).toEqual(['zhibiao.plugin.installed.v1']);
  });
});
