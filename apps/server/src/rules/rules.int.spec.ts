import { otherPlugin, rulesCatalogue } from './testing/rules-catalogue.js';
import { report, RulesBench, withdrawal } from './testing/rules-bench.js';

const HOSPITAL = 'rencheng-hospital';
const CLINIC = 'rencheng-clinic';

/** What two feeds say of a day. */
const visits = (his: number, reported: number, day = '2025-03-05', unit = HOSPITAL) => [
  report(unit, 'visits.his', day, his),
  report(unit, 'visits.reported', day, reported),
];
/** A rule that finds something wherever there are visits. */
const FINDS =
  "const n = input.measures['visits.his'].value; return n === null ? [] : [{ key: 'found', severity: 'info', message: { key: 'found', args: { n } }, evidence: { n } }];";

describe('rules of plugins', () => {
  let bench: RulesBench;

  afterEach(async () => {
    expect(bench.failures).toEqual([]);
    await bench.close();
  });

  const open = async (...given: Parameters<typeof rulesCatalogue>): Promise<void> => {
    bench = await RulesBench.open(await rulesCatalogue(...given));
    await bench.openDay('2025-03-06');
  };

  describe('a finding', () => {
    beforeEach(() => open());

    it('is an alert named by its rule and the digest of its plugin, with words in two languages and evidence', async () => {
      await bench.send(...visits(150, 100));
      const [alert, ...more] = await bench.alerts();
      expect(more).toEqual([]);
      expect(alert).toMatchObject({
        kind: 'finding',
        severity: 'critical',
        state: 'firing',
        key: {
          plan: 'rules-demo-2025',
          rule: 'visits.differ',
          orgUnit: '370811',
          window: '2025',
          finding: 'differ-2025-03',
        },
        evidence: {
          owner: { lead: ['规划信息科'], cooperating: ['医政科'], leader: '王副主任' },
          rule: { plugin: 'rules-demo', version: '1.0.0', data: { his: 150, reported: 100, percent: '50.0' } },
        },
      });
      expect(alert!.evidence.rule!.digest).toMatch(/^[0-9a-f]{64}$/);
      expect(JSON.stringify(alert)).toContain('HIS 150、直报 100，相差 50.0%');
      expect(JSON.stringify(alert)).toContain('150 visits by HIS, 100 reported, 50.0% apart');
    });

    it('is raised once, however often it is found, and takes another severity on', async () => {
      await bench.send(...visits(150, 100));
      const told = await bench.told();
      await bench.send(...visits(15, 10, '2025-03-04'));
      expect(await bench.told()).toBe(told);
      await bench.send(...visits(100, 150, '2025-03-03'));
      expect(await bench.states()).toEqual(['resolved critical visits.differ 370811 differ-2025-03']);
      await bench.send(report(HOSPITAL, 'visits.his', '2025-03-02', 30));
      expect(await bench.states()).toEqual(['reopened warning visits.differ 370811 differ-2025-03']);
    });

    it('ends when a correction or a withdrawal takes away what it rests on', async () => {
      await bench.send(...visits(150, 100));
      await bench.send(report(HOSPITAL, 'visits.his', '2025-03-05', 101, 2));
      expect(await bench.states()).toEqual(['resolved critical visits.differ 370811 differ-2025-03']);
      await bench.send(report(HOSPITAL, 'visits.his', '2025-03-05', 150, 3));
      expect(await bench.states()).toEqual(['reopened critical visits.differ 370811 differ-2025-03']);
      await bench.send(withdrawal(`${HOSPITAL}/visits.reported/2025-03-05`));
      expect(await bench.states()).toEqual(['resolved critical visits.differ 370811 differ-2025-03']);
    });

    it('is about the unit it was found at, of as many as there are', async () => {
      await bench.send(
        report(HOSPITAL, 'doctors', '2024', 1),
        report(CLINIC, 'doctors', '2024', 1),
        ...visits(121, 121),
        ...visits(119, 119, '2025-03-05', CLINIC),
        ...visits(130, 130, '2025-03-04', CLINIC),
      );
      expect((await bench.states()).toSorted()).toEqual([
        `firing warning visits.impossible ${CLINIC} impossible-2025-03-04`,
        `firing warning visits.impossible ${HOSPITAL} impossible-2025-03-05`,
      ]);
    });
  });

  it('are asked only where something that they read has changed', async () => {
    await open();
    await bench.send(...visits(100, 100));
    const before = bench.evaluations();
    await bench.send(report(HOSPITAL, 'visits.reported', '2025-03-05', 101, 2));
    expect(bench.evaluations('visits.impossible') + bench.evaluations('visits.differ')).toBe(before + 1);
    await bench.send(report(HOSPITAL, 'doctors', '2024', 3));
    expect(bench.evaluations()).toBe(before + 2);
    await bench.send(report(HOSPITAL, 'doctors', '2024', 3));
    expect(bench.evaluations()).toBe(before + 2);
  });

  it('are asked again after a crash between the answer and its alert, which is raised once', async () => {
    await open();
    bench.beforeTelling = (observations) => {
      if (observations.length > 0) throw new Error('the power is cut');
    };
    await bench.sendWithoutWaiting(...visits(150, 100));
    await bench.untilFailed();
    expect(await bench.answers()).toHaveLength(1);
    expect(await bench.alerts()).toEqual([]);
    bench.failures.length = 0;
    bench.beforeTelling = () => {};
    await bench.restart();
    expect(await bench.states()).toEqual(['firing critical visits.differ 370811 differ-2025-03']);
    expect(await bench.answers()).toHaveLength(1);
    const told = await bench.told();
    await bench.restart();
    expect(await bench.told()).toBe(told);
  });

  it('tell the end of a finding that the crash kept from being told', async () => {
    await open();
    await bench.send(...visits(150, 100));
    bench.beforeTelling = (observations) => {
      if (observations.some(({ worthy }) => worthy === null)) throw new Error('the power is cut');
    };
    await bench.sendWithoutWaiting(report(HOSPITAL, 'visits.his', '2025-03-05', 100, 2));
    await bench.untilFailed();
    expect(await bench.states()).toEqual(['firing critical visits.differ 370811 differ-2025-03']);
    bench.failures.length = 0;
    bench.beforeTelling = () => {};
    await bench.restart();
    expect(await bench.states()).toEqual(['resolved critical visits.differ 370811 differ-2025-03']);
  });

  it('are not asked about the past when the read model is made again, and what they found stands', async () => {
    await open();
    await bench.send(...visits(150, 100), ...visits(40, 30, '2025-02-05'));
    const alerts = await bench.alerts();
    const [answers, told] = [(await bench.answers()).length, await bench.told()];
    expect(await bench.rebuild()).toBe(0);
    expect(await bench.alerts()).toEqual(alerts);
    expect([(await bench.answers()).length, await bench.told()]).toEqual([answers, told]);
  });

  describe('that fail', () => {
    it.each([
      ['throws', "throw new Error('out of order');", '规则报错：out of order|out of order'],
      ['never ends', 'for (;;);', ''],
      ['answers with something else', "return 'nothing';", ''],
      [
        'finds something about a unit elsewhere',
        "return [{ key: 'k', severity: 'info', orgUnit: '370800', message: { key: 'found', args: { n: 1 } }, evidence: {} }];",
        '',
      ],
    ])('as one that %s, are suspended alone, with an alert for the operator', async (_what, body, words) => {
      await open({}, [otherPlugin('bad', body), otherPlugin('good', FINDS)]);
      for (const day of ['01', '02', '03', '04', '05']) await bench.send(...visits(150, 100, `2025-03-${day}`));
      expect(bench.counted.find(({ rule }) => rule === 'bad.rule')).toMatchObject({ suspended: true, failures: 5 });
      expect((await bench.states()).toSorted()).toEqual([
        'firing critical visits.differ 370811 differ-2025-03',
        'firing info good.rule 370811 found',
        'firing warning bad.rule 370800 suspended',
      ]);
      const [suspended] = (await bench.alerts()).filter(({ kind }) => kind === 'rule-suspended');
      expect(JSON.stringify(suspended)).toMatch(new RegExp(words));
      expect(suspended!.evidence.rule).toMatchObject({ plugin: 'bad', version: '1.0.0', data: { failures: 5 } });
      await bench.send(...visits(151, 100, '2025-03-05').map((one) => ({ ...one, revision: 2 })));
      expect(bench.counted.find(({ rule }) => rule === 'bad.rule')).toMatchObject({ evaluations: 5 });
    });

    it('owe what they failed at: once resumed they are asked that first, then about everything as it is', async () => {
      const body = `const n = input.measures['visits.his'].value; if (n !== null && n >= 600) throw new Error('too much'); return [];`;
      await open({}, [otherPlugin('moody', body)]);
      for (const n of [600, 601, 602, 603, 604]) await bench.send(report(HOSPITAL, 'visits.his', '2025-03-02', n, n));
      const moody = () => bench.counted.find(({ rule }) => rule === 'moody.rule');
      expect(moody()).toMatchObject({ suspended: true, failures: 5 });
      await bench.send(report(HOSPITAL, 'visits.his', '2025-03-02', 1, 605));
      expect(await bench.states()).toEqual(['firing warning moody.rule 370800 suspended']);
      // What it owes it fails at again, for the code is the same.
      await bench.resume('moody');
      expect(moody()).toMatchObject({ suspended: true, failures: 10 });
      expect(await bench.states()).toEqual(['firing warning moody.rule 370800 suspended']);
      // Mended code owes nothing: it is asked about everything as it is.
      await bench.restart(await rulesCatalogue({}, [otherPlugin('moody', FINDS)]));
      expect((await bench.states()).toSorted()).toEqual([
        'firing info moody.rule 370811 found',
        'resolved warning moody.rule 370800 suspended',
      ]);
    });
  });

  it('that are lost with their plugin take their findings with them', async () => {
    await open({}, [otherPlugin('other', FINDS)]);
    await bench.send(...visits(150, 100));
    expect(await bench.states()).toHaveLength(2);
    await bench.restart(await rulesCatalogue());
    expect((await bench.states()).toSorted()).toEqual([
      'firing critical visits.differ 370811 differ-2025-03',
      'resolved info other.rule 370811 found',
    ]);
  });

  it('of another version leave to what was found before the digest that found it', async () => {
    await open({}, [otherPlugin('other', FINDS)]);
    await bench.send(...visits(100, 100));
    const digests = async () => (await bench.alerts()).map(({ evidence }) => evidence.rule!.digest);
    const [old] = await digests();
    await bench.restart(await rulesCatalogue({}, [otherPlugin('other', `/* reworded */ ${FINDS}`)]));
    expect(await digests()).toEqual([old]);
    await bench.send(...visits(100, 100, '2025-03-05', 'yanzhou-hospital'));
    const all = await digests();
    expect(all[0]).toBe(old);
    expect(all[1]).not.toBe(old);
  });
});
