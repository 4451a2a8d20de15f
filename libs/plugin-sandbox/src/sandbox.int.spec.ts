import { openSandbox, type Evaluation, type Outcome, type Sandbox } from './index.js';
import { findingWith, pluginOf, ruleOf } from './testing/sample-plugin.js';

/** The evidence of the one finding of an outcome made by `findingWith`. */
function seen(outcome: Outcome | undefined): unknown {
  if (!outcome?.ok || outcome.result.kind !== 'rule') return outcome;
  return outcome.result.findings[0]?.evidence['seen'];
}

function asked(digest: string, inputs: readonly unknown[], rule = 'sample'): readonly Evaluation[] {
  return inputs.map((input) => ({ digest, rule, input }));
}

const KINDS = ['rule', 'check', 'measure', 'pacing'];

const FOUR_KINDS = `
import { defineRule, defineCheck, defineMeasure, definePacing, daysBetween, sub, toNumber } from 'plugin-sdk';
import { nameOf } from './shared/names.mjs';
export const rule = defineRule({
  key: 'r.one', name: nameOf('规则'), messages: { low: { zh: '只有 {value}' } },
  reads: { measures: ['beds.open'], indicators: ['beds.use'], cases: ['drug-shortage'], records: { services: ['visit'] },
    window: { days: 30 }, level: ['county', 'township'], byDay: true, previous: true },
  evaluate: ({ measures }) => measures['beds.open'].value < 10
    ? [{ key: 'low', severity: 'critical', message: { key: 'low', args: { value: measures['beds.open'].value } },
        orgUnit: '370811', evidence: { unit: undefined, days: [1, 2] } }]
    : [],
});
export const check = defineCheck({ key: 'c.one', name: nameOf('检查'), reads: {}, evaluate: () => [] });
export const free = defineMeasure({
  key: 'beds.free', name: nameOf('空床'), unit: '张', accrual: 'stock', reads: { measures: ['beds.open', 'beds.occupied'], level: 'facility' },
  evaluate: ({ measures: m }) => toNumber(sub(m['beds.open'].value, m['beds.occupied'].value)),
});
export const half = definePacing({
  key: 'half', name: nameOf('半程'),
  evaluate: ({ day, window }) => daysBetween(window.from, day) / daysBetween(window.from, window.to),
});
export const helper = 7;
export { rule as again };
`;

describe('a sandbox', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await openSandbox();
  });
  afterAll(() => sandbox.close());

  it('tells what a plugin contributes and asks each kind', async () => {
    const plugin = pluginOf({
      'rules.js': FOUR_KINDS,
      'shared/names.mjs': 'export const nameOf = (zh) => ({ zh });',
    });
    const contributions = await sandbox.load(plugin);
    expect([...contributions].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))).toEqual([
      expect.objectContaining({
        kind: 'rule',
        key: 'r.one',
        file: 'rules.js',
        messages: { low: { zh: '只有 {value}' } },
      }),
      { kind: 'check', key: 'c.one', name: { zh: '检查' }, reads: {}, file: 'rules.js' },
      expect.objectContaining({ kind: 'measure', key: 'beds.free', unit: '张', accrual: 'stock', decimals: 0 }),
      { kind: 'pacing', key: 'half', name: { zh: '半程' }, file: 'rules.js' },
    ]);
    expect(contributions.find(({ kind }) => kind === 'rule')).toHaveProperty('reads.window', { days: 30 });

    const measures = { 'beds.open': { value: 9 }, 'beds.occupied': { value: 8.9 } };
    const window = { from: '2025-01-01', to: '2025-01-05' };
    const outcomes = await sandbox.evaluate([
      { digest: plugin.digest, rule: 'r.one', input: { measures } },
      { digest: plugin.digest, rule: 'c.one', input: {} },
      { digest: plugin.digest, rule: 'beds.free', input: { measures } },
      { digest: plugin.digest, rule: 'half', input: { day: '2025-01-03', window } },
    ]);
    const low = { key: 'low', args: { value: 9 } };
    expect(outcomes.map((outcome) => (outcome.ok ? outcome.result : outcome))).toEqual([
      {
        kind: 'rule',
        findings: [{ key: 'low', severity: 'critical', message: low, orgUnit: '370811', evidence: { days: [1, 2] } }],
      },
      { kind: 'check', findings: [] },
      { kind: 'measure', value: 0.1 },
      { kind: 'pacing', share: 0.5 },
    ]);
  });

  it('begins every evaluation from the same state, whatever the one before did', async () => {
    const plugin = ruleOf(
      `
        const found = [counts[99999], seen.size, last, typeof [].stained, input.stained ?? null, Object.keys(globalThis).length,
          JSON.stringify([1]), add(1, 1), new Uint8Array(65536).some((byte) => byte !== 0)];
        counts[99999] += 1; seen.add(input.n); last = input.n;
        Object.prototype.stained = 'all'; Array.prototype.stained = 1; globalThis.stained = 1;
        JSON.stringify = () => '[]'; Array.prototype.map = null; Object.keys = () => [];
        new Uint8Array(65536).fill(255); input.n = 'changed';
        return ${findingWith('found')};
      `,
      'let last = null; const seen = new Set(); const counts = new Array(100000).fill(0);',
    );
    await sandbox.load(plugin);
    const outcomes = await sandbox.evaluate(asked(plugin.digest, [{ n: 1 }, { n: 2 }, { n: 3 }]));
    const fresh = [0, 0, null, 'undefined', null, 0, '[1]', '2', false];
    expect(outcomes.map(seen)).toEqual([fresh, fresh, fresh]);
  });

  it('keeps plugins apart', async () => {
    const stainer = ruleOf('return [];', 'Object.prototype.stained = 1; globalThis.shared = 1; Math.max = null;');
    const other = ruleOf(`return ${findingWith('[({}).stained ?? null, typeof shared, Math.max(1, 2)]')};`);
    await sandbox.load(stainer);
    await sandbox.load(other);
    const outcomes = await sandbox.evaluate([...asked(stainer.digest, [{}]), ...asked(other.digest, [{}])]);
    expect(outcomes.map(seen)).toEqual([undefined, [null, 'undefined', 2]]);
  });

  it('answers a large mixed batch in order', async () => {
    const [one, two] = [ruleOf(`return ${findingWith('input.n')};`), ruleOf(`return ${findingWith('-input.n')};`)];
    await Promise.all([sandbox.load(one), sandbox.load(two)]);
    const numbers = Array.from({ length: 1201 }, (_, n) => n + 1);
    const outcomes = await sandbox.evaluate(
      numbers.map((n) => ({ digest: n % 2 ? one.digest : two.digest, rule: 'sample', input: { n } })),
    );
    expect(outcomes.map(seen)).toEqual(numbers.map((n) => (n % 2 ? n : -n)));
  });

  it('shares work among several threads', async () => {
    const pair = await openSandbox({ workers: 2 });
    const plugin = ruleOf(`return ${findingWith('input.n')};`);
    expect(await pair.load(plugin)).toHaveLength(1);
    const numbers = Array.from({ length: 301 }, (_, n) => n);
    const outcomes = await pair.evaluate(
      asked(
        plugin.digest,
        numbers.map((n) => ({ n })),
      ),
    );
    await pair.close();
    expect(outcomes.map(seen)).toEqual(numbers);
  });

  it('loads a digest once, and no longer knows it after it was unloaded', async () => {
    const plugin = ruleOf('return [];');
    expect(await sandbox.load(plugin)).toBe(await sandbox.load({ ...plugin, files: {} }));
    await expect(sandbox.evaluate(asked(plugin.digest, [{}], 'other'))).rejects.toThrow('no contribution other');
    await sandbox.unload(plugin.digest);
    await expect(sandbox.evaluate(asked(plugin.digest, [{}]))).rejects.toThrow(`no plugin ${plugin.digest}`);
  });

  it('asks nothing when it is given nothing', async () => {
    expect(await sandbox.evaluate([])).toEqual([]);
  });

  it('rejects what it was given when it is closed', async () => {
    const closing = await openSandbox();
    const plugin = ruleOf('for (;;);');
    await closing.load(plugin);
    const answer = closing.evaluate(asked(plugin.digest, [{}, {}]));
    await Promise.all([closing.close(), expect(answer).rejects.toMatchObject({ code: 'SANDBOX_CLOSED' })]);
    await expect(closing.load(ruleOf('return [];'))).rejects.toMatchObject({ code: 'SANDBOX_CLOSED' });
  });

  it('does not open with budgets that cannot be kept', async () => {
    await expect(openSandbox({ budgets: { memoryBytes: 1024 } })).rejects.toThrow('budget memoryBytes');
    await expect(openSandbox({ workers: 0 })).rejects.toThrow('workers');
  });
});
