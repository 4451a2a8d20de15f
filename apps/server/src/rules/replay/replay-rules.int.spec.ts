import { parseDay } from '#calendar';
import type { Catalogue } from '#plugin-host';
import { days, report, RulesBench, withdrawal } from '../testing/rules-bench.js';
import { otherPlugin, rulesCatalogue } from '../testing/rules-catalogue.js';
import { compareReplays } from './compare-replays.js';
import { replayRules, type Replay } from './replay-rules.js';

const HOSPITAL = 'rencheng-hospital';
const YANZHOU = 'yanzhou-hospital';
const day = (iso: string) => parseDay(iso)!;

/** Figures that go up and down, so that findings come, get graver and go. */
function figures(seed: number): { his: number; reported: number } {
  const turn = (seed * 7919) % 97;
  return { his: 100 + (turn % 5) * 11, reported: 100 + (turn % 3) * 7 };
}

describe('the replay of rules', () => {
  let catalogue: Catalogue;
  let bench: RulesBench;

  /** March, live: each day begins, then its reports come. */
  beforeAll(async () => {
    catalogue = await rulesCatalogue();
    bench = await RulesBench.open(catalogue);
    let seed = 0;
    for (const iso of days('2025-03-01', '2025-03-31')) {
      await bench.openDay(iso);
      const records = [HOSPITAL, YANZHOU].flatMap((unit) => {
        const { his, reported } = figures(seed++);
        return [report(unit, 'visits.his', iso, his), report(unit, 'visits.reported', iso, reported)];
      });
      const corrected = seed % 5 === 0 ? [report(HOSPITAL, 'visits.his', '2025-03-01', 300, seed)] : [];
      const gone = iso === '2025-03-20' ? [withdrawal(`${YANZHOU}/visits.his/2025-03-19`)] : [];
      await bench.send(...records, ...corrected, ...gone);
    }
    expect(bench.failures).toEqual([]);
  });

  afterAll(() => bench.close());

  const replayed = (from = '2025-03-01', to = '2025-03-31', of = catalogue): Promise<Replay> =>
    replayRules({ store: bench.store, catalogue: of, plugin: 'rules-demo', from: day(from), to: day(to) });

  it('finds what was found live, and writes nothing', async () => {
    const head = await bench.store.head();
    const { findings, days: begun, rules } = await replayed();
    expect(await bench.store.head()).toBe(head);
    expect(begun).toBe(31);
    expect(rules.every(({ failures, evaluations }) => failures === 0 && evaluations > 0)).toBe(true);
    const live = (await bench.alerts()).map(({ key, state, severity }) => ({
      name: `${key.rule} ${key.orgUnit} ${key.finding}`,
      isOpen: state !== 'resolved',
      severity,
    }));
    // The last time that something was found tells how it stands.
    const last = new Map(findings.map((one) => [`${one.rule} ${one.orgUnit} ${one.finding}`, one]));
    expect(live.length).toBeGreaterThan(0);
    expect(
      [...last].map(([name, { to, severity }]) => ({ name, isOpen: to === null, severity })).toSorted(byName),
    ).toEqual(live.toSorted(byName));
  });

  it('begins and ends where it is told, with what was found before as found on the first day', async () => {
    const { findings, days: begun } = await replayed('2025-03-10', '2025-03-12');
    expect(begun).toBe(3);
    expect(findings.every(({ from, to }) => from >= '2025-03-10' && (to ?? '2025-03-12') <= '2025-03-12')).toBe(true);
    expect(findings.length).toBeGreaterThan(0);
    expect((await replayed('2026-01-01', '2026-12-31')).findings).toEqual([]);
  });

  it('tells what a new version would find otherwise', async () => {
    const laxer = await rulesCatalogue({
      'rules/visits-differ.js': (await text('visits-differ.js')).replace('TOLERANCE = 5', 'TOLERANCE = 13'),
    });
    const [before, after] = [(await replayed()).findings, (await replayed(undefined, undefined, laxer)).findings];
    expect(compareReplays(before, before)).toMatchObject({ added: [], removed: [], changed: [], alike: before.length });
    const { added, removed, changed } = compareReplays(before, after);
    expect(added.length + removed.length + changed.length).toBeGreaterThan(0);
    const none = compareReplays(before, []);
    expect(none.removed).toEqual(before);
  });

  it('tells which rules did not answer', async () => {
    const bad = await rulesCatalogue({}, [otherPlugin('bad', "throw new Error('oh');")]);
    const options = {
      store: bench.store,
      catalogue: bad,
      plugin: 'bad',
      from: day('2025-03-01'),
      to: day('2025-03-31'),
    };
    const { findings, rules } = await replayRules(options);
    expect(findings).toEqual([]);
    expect(rules).toEqual([
      expect.objectContaining({ rule: 'bad.rule', suspended: true, lastFailure: expect.stringContaining('oh') }),
    ]);
  });
});

const byName = (a: { readonly name: string }, b: { readonly name: string }): number => (a.name < b.name ? -1 : 1);

async function text(file: string): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  return readFile(`test/fixtures/rules-demo/rules/${file}`, 'utf8');
}
