import { budgetsOf } from './budgets.js';
import { SandboxThread } from './host/sandbox-thread.js';
import { openSandbox, type Outcome, type Sandbox } from './index.js';
import { findingWith, ruleOf } from './testing/sample-plugin.js';

/** Goes on for ever inside the engine, where no budget of instructions reaches it. */
const FOR_EVER = 'Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1);';

function briefly(outcome: Outcome): unknown {
  if (!outcome.ok) return outcome.kind;
  return outcome.result.kind === 'rule' ? outcome.result.findings[0]?.evidence['seen'] : outcome;
}

describe('a thread that has to be ended', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await openSandbox({ budgets: { wallTimeMs: 400 } });
  });
  afterAll(() => sandbox.close());

  it('comes back with its plugins, and only the item that cost it has failed', async () => {
    const picky = ruleOf(`if (input.hang) ${FOR_EVER} return ${findingWith('input.n')};`);
    const calm = ruleOf(`return ${findingWith('-input.n')};`);
    await sandbox.load(picky);
    await sandbox.load(calm);
    const numbers = Array.from({ length: 400 }, (_, n) => n + 1);
    const outcomes = await sandbox.evaluate(
      numbers.map((n) => ({
        digest: n % 2 ? picky.digest : calm.digest,
        rule: 'sample',
        input: { n, hang: n === 1 || n === 299 },
      })),
    );
    const expected = numbers.map((n) => (n === 1 || n === 299 ? 'wall-time' : n % 2 ? n : -n));
    expect(outcomes.map(briefly)).toEqual(expected);
    expect(outcomes[0]).toMatchObject({ ok: false, rule: 'sample', message: expect.stringContaining('400 毫秒') });
  });

  it('does not lose work that waits behind it', async () => {
    const hanging = ruleOf(FOR_EVER);
    const calm = ruleOf(`return ${findingWith('input')};`);
    await sandbox.load(hanging);
    await sandbox.load(calm);
    const late = ruleOf('return [];');
    const [first, second, third] = await Promise.all([
      sandbox.evaluate([{ digest: hanging.digest, rule: 'sample', input: {} }]),
      sandbox.evaluate([{ digest: calm.digest, rule: 'sample', input: 7 }]),
      sandbox.load(late),
    ]);
    expect([first, second].flat().map(briefly)).toEqual(['wall-time', 7]);
    expect(third).toHaveLength(1);
  });

  it('while it loads a plugin refuses that plugin alone', async () => {
    const calm = ruleOf(`return ${findingWith('input')};`);
    await sandbox.load(calm);
    await expect(sandbox.load(ruleOf('return [];', FOR_EVER))).rejects.toMatchObject({
      code: 'PLUGIN_REFUSED',
      problems: [{ file: 'rules.js', message: expect.stringContaining('2000 毫秒') }],
    });
    expect((await sandbox.evaluate([{ digest: calm.digest, rule: 'sample', input: 1 }])).map(briefly)).toEqual([1]);
  });
});

describe('a thread that breaks down by itself', () => {
  it('is replaced, and only the item at which it broke has failed', async () => {
    const thread = new SandboxThread(budgetsOf());
    const plugin = ruleOf(`return ${findingWith('input.n')};`);
    await thread.load(plugin);
    const items = [1, 2, 3, 4].map((n) => ({ digest: plugin.digest, rule: 'sample', input: `{"n":${n}}` }));
    // The thread does not expect a plugin it was never given.
    const outcomes = await thread.evaluate([
      ...items.slice(0, 2),
      { ...items[0]!, digest: 'never' },
      ...items.slice(2),
    ]);
    await thread.close();
    expect(outcomes.map(briefly)).toEqual([1, 2, 'threw', 3, 4]);
    expect(outcomes[2]).toMatchObject({ message: expect.stringContaining('线程中断') });
  });
});
