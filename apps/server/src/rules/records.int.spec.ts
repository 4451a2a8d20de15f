import { FEED_RECORD_TYPES } from '#feed';
import { otherPlugin, rulesCatalogue } from './testing/rules-catalogue.js';
import { RulesBench, withdrawal, type Sent } from './testing/rules-bench.js';

const HOSPITAL = 'rencheng-hospital';
const CLINIC = 'rencheng-clinic';
const YANZHOU = 'yanzhou-hospital';

const visit = (id: string, orgUnit: string, occurredOn: string, subject?: string, more: Partial<Sent> = {}): Sent => ({
  id,
  type: FEED_RECORD_TYPES.serviceRecorded,
  data: { orgUnit, service: 'visit', occurredOn, ...(subject !== undefined && { subject }), attributes: { text: id } },
  ...more,
});
const saying = (id: string, orgUnit: string, text: string): Sent => {
  const record = visit(id, orgUnit, '2025-03-05', `p-${id}`);
  return { ...record, data: { ...record.data, attributes: { text } } };
};

/** A plugin with services and one rule about their records. */
const plugin = (id: string, body: string, reads: string) => ({
  ...otherPlugin(id, body, reads),
  'services.yaml': `- { code: visit, name: { zh: 随访, en: Visit } }\n- { code: other, name: { zh: 其他, en: Other } }\n`,
});
const finding = (key: string, n: string): string =>
  `{ key: ${key}, severity: 'warning', message: { key: 'found', args: { n: ${n} } }, evidence: { records: found.map(({ id }) => id) } }`;

/** One person at two places on one day. */
const TWO_PLACES = plugin(
  'places',
  `const byDay = new Map();
  for (const record of input.records) byDay.set(record.day, [...(byDay.get(record.day) ?? []), record]);
  return [...byDay].filter(([, found]) => new Set(found.map(({ orgUnit }) => orgUnit)).size > 1)
    .map(([day, found]) => (${finding('day', 'input.group')}));`,
  "{ records: { services: ['visit'], by: 'subject' }, level: 'city', window: 'year' }",
);
/** The same text three times in one facility. */
const SAME_TEXT = plugin(
  'texts',
  `const found = input.records; return found.length < 3 ? [] : [${finding("'same'", 'found.length')}];`,
  "{ records: { services: ['visit'], by: 'attributes.text' }, level: 'facility' }",
);
/** More than two visits in a county. */
const MANY = plugin(
  'many',
  `const found = input.records; return found.length < 3 ? [] : [${finding("'many'", 'found.length')}];`,
  "{ records: { services: ['visit'] }, level: 'county', window: { days: 10 } }",
);

/** One finding for every text. Without care, those of the texts `120` and `120/80` would have one name. */
const SLASHES = plugin(
  'slashes',
  `const found = input.records; const key = input.group === '120' ? '80/ok' : 'ok';
  return found.length === 0 ? [] : [${finding('key', 'found.length')}];`,
  "{ records: { services: ['visit'], by: 'attributes.text' }, level: 'facility' }",
);

describe('rules that read records', () => {
  let bench: RulesBench;

  afterEach(async () => {
    expect(bench.failures).toEqual([]);
    await bench.close();
  });

  const open = async (other: Readonly<Record<string, string>>): Promise<void> => {
    bench = await RulesBench.open(await rulesCatalogue({}, [other]));
    await bench.openDay('2025-03-10');
  };

  describe('of a person', () => {
    beforeEach(() => open(TWO_PLACES));

    it('are asked about that person alone, and what they find is a finding of its own', async () => {
      await bench.send(visit('a', HOSPITAL, '2025-03-05', 'p1'), visit('b', CLINIC, '2025-03-06', 'p1'));
      await bench.send(visit('c', YANZHOU, '2025-03-05', 'p2'));
      expect(bench.evaluations('places.rule')).toBe(2);
      await bench.send(visit('d', YANZHOU, '2025-03-05', 'p1'), visit('e', CLINIC, '2025-03-05', 'p2'));
      expect(bench.evaluations('places.rule')).toBe(4);
      expect((await bench.states()).toSorted()).toEqual([
        'firing warning places.rule 370800 p1/2025-03-05',
        'firing warning places.rule 370800 p2/2025-03-05',
      ]);
      expect((await bench.alerts()).map(({ evidence }) => evidence.rule!.data)).toEqual([
        { records: ['a', 'd'] },
        { records: ['c', 'e'] },
      ]);
    });

    it('see corrections, withdrawals and what came before its time', async () => {
      await bench.send(
        withdrawal('gone'),
        visit('a', HOSPITAL, '2025-03-05', 'p1'),
        visit('gone', CLINIC, '2025-03-05', 'p1'),
      );
      expect(await bench.states()).toEqual([]);
      await bench.send(visit('b', CLINIC, '2025-03-05', 'p1'));
      expect(await bench.states()).toEqual(['firing warning places.rule 370800 p1/2025-03-05']);
      await bench.send({ ...visit('b', CLINIC, '2025-03-06', 'p1'), revision: 2 });
      expect(await bench.states()).toEqual(['resolved warning places.rule 370800 p1/2025-03-05']);
      await bench.send({ ...visit('b', CLINIC, '2025-03-05', 'p1'), revision: 3 });
      expect(await bench.states()).toEqual(['reopened warning places.rule 370800 p1/2025-03-05']);
      // Another person's now: the one who is left is asked about again.
      await bench.send({ ...visit('b', CLINIC, '2025-03-05', 'p2'), revision: 4 });
      expect(await bench.states()).toEqual(['resolved warning places.rule 370800 p1/2025-03-05']);
    });

    it('end with the last record', async () => {
      await bench.send(visit('a', HOSPITAL, '2025-03-05', 'p1'), visit('b', CLINIC, '2025-03-05', 'p1'));
      await bench.send(withdrawal('a'), withdrawal('b'));
      expect(await bench.states()).toEqual(['resolved warning places.rule 370800 p1/2025-03-05']);
    });

    it('read nobody else: neither other services nor who is not named', async () => {
      const other = visit('a', HOSPITAL, '2025-03-05', 'p1');
      await bench.send({ ...other, data: { ...other.data, service: 'other' } }, visit('b', CLINIC, '2025-03-05'));
      await bench.send(visit('c', YANZHOU, '2025-03-05', 'p1'));
      expect(bench.evaluations('places.rule')).toBe(1);
      expect(await bench.states()).toEqual([]);
    });

    it('are not asked about a day that begins, and find the same after a restart and a rebuild', async () => {
      await bench.send(visit('a', HOSPITAL, '2025-03-05', 'p1'), visit('b', CLINIC, '2025-03-05', 'p1'));
      await bench.openDay('2025-03-11');
      expect(bench.evaluations('places.rule')).toBe(1);
      const alerts = await bench.alerts();
      await bench.restart();
      expect(bench.evaluations('places.rule')).toBe(1);
      expect(await bench.rebuild()).toBe(0);
      await bench.openDay('2026-01-05');
      await bench.restart();
      expect(await bench.alerts()).toEqual(alerts);
      await bench.send(visit('c', CLINIC, '2025-03-07', 'p1'), visit('d', HOSPITAL, '2025-03-07', 'p1'));
      expect(await bench.states()).toHaveLength(2);
    });

    it('are asked again when the day begins that a record came ahead of', async () => {
      await bench.send(visit('a', HOSPITAL, '2025-03-11', 'p1'), visit('b', CLINIC, '2025-03-11', 'p1'));
      await bench.send(visit('c', CLINIC, '2025-03-05', 'p2'));
      expect(await bench.states()).toEqual([]);
      await bench.restart();
      expect(bench.evaluations('places.rule')).toBe(2);
      await bench.openDay('2025-03-11');
      expect(await bench.states()).toEqual(['firing warning places.rule 370800 p1/2025-03-11']);
      await bench.openDay('2025-03-12');
      expect(bench.evaluations('places.rule')).toBe(3);
    });

    it('end what was found of a person whose records went while nobody asked', async () => {
      await bench.send(visit('a', HOSPITAL, '2025-03-05', 'p1'), visit('b', CLINIC, '2025-03-05', 'p1'));
      await bench.sendWithoutWaiting(withdrawal('a'), withdrawal('b'));
      await bench.rebuild();
      expect(await bench.states()).toEqual(['resolved warning places.rule 370800 p1/2025-03-05']);
    });
  });

  it('may group by an attribute, at the units of their level', async () => {
    await open(SAME_TEXT);
    await bench.send(
      saying('1', HOSPITAL, '一切正常'),
      saying('2', HOSPITAL, '一切正常'),
      saying('3', CLINIC, '一切正常'),
    );
    expect(await bench.states()).toEqual([]);
    await bench.send(saying('4', HOSPITAL, '一切正常'), saying('5', HOSPITAL, '血压偏高'));
    expect(await bench.states()).toEqual([`firing warning texts.rule ${HOSPITAL} 一切正常/same`]);
  });

  it('tell groups with slashes in their names apart', async () => {
    await open(SLASHES);
    await bench.send(saying('1', HOSPITAL, '120/80'), saying('2', HOSPITAL, '120'));
    expect(await bench.states()).toHaveLength(2);
    await bench.send(withdrawal('2'));
    expect((await bench.states()).toSorted()).toEqual([
      `firing warning slashes.rule ${HOSPITAL} 120%2F80/ok`,
      `resolved warning slashes.rule ${HOSPITAL} 120/80/ok`,
    ]);
  });

  it('may read all records of a unit, in a window that moves with the days', async () => {
    await open(MANY);
    for (const [i, day] of ['2025-03-01', '2025-03-05', '2025-03-09'].entries()) {
      await bench.send(visit(`v${i}`, HOSPITAL, day, 'p1'));
    }
    expect(await bench.states()).toEqual(['firing warning many.rule 370811 many']);
    await bench.openDay('2025-03-11');
    expect(await bench.states()).toEqual(['resolved warning many.rule 370811 many']);
  });
});
