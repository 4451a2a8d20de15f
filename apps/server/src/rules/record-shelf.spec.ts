import { formatDay, parseDay } from '#calendar';
import { RefTable, UnitPaths, type KeptRecord } from '#indicators';
import { OrgTree, type OrgUnit } from '#org';
import type { CatalogueRule } from '#plugin-host';
import type { Reads } from '#plugin-sdk';
import { recordShelves, type RecordShelf } from './record-shelf.js';

const unit = (code: string, kind: OrgUnit['kind'], parent?: string): OrgUnit => ({
  code,
  name: { zh: code },
  kind,
  attributes: {},
  ...(parent !== undefined && { parent }),
});
const units = new RefTable();
const tree = new OrgTree([unit('city', 'city'), unit('east', 'county', 'city'), unit('west', 'county', 'city')]);
const paths = new UnitPaths(tree, units);
const [city, east, west] = ['city', 'east', 'west'].map((code) => units.ref(code)) as [number, number, number];
const day = (iso: string): number => parseDay(iso)!;
const march = { from: day('2025-03-01'), to: day('2025-03-31'), upTo: day('2025-03-10') };
const always = { from: 0, to: day('2030-01-01'), upTo: day('2030-01-01') };

const shelfFor = (reads: Reads): RecordShelf => {
  const rule = { key: 'rule', reads } as unknown as CatalogueRule;
  return recordShelves([rule], { tree, paths }).get(rule)!;
};
const visit = (key: number, at: number, iso: string, more: Partial<KeptRecord> = {}): KeptRecord => ({
  key,
  source: '/his',
  id: `v${String(key).padStart(4, '0')}`,
  revision: 1,
  service: 'visit',
  unit: at,
  day: day(iso),
  subject: 'ann',
  ...more,
});

describe('the records that a rule reads', () => {
  describe('by person', () => {
    let shelf: RecordShelf;
    beforeEach(() => {
      shelf = shelfFor({ records: { services: ['visit'], by: 'subject' } });
    });
    const idsAt = (unit: number, group: string, days = march) =>
      shelf.at({ unit, group }, days).records.map(({ id }) => id);

    it('stand with their person at their unit and above it', () => {
      expect(shelf.put(visit(1, east, '2025-03-05'))).toEqual([
        { unit: east, group: 'ann' },
        { unit: city, group: 'ann' },
      ]);
      shelf.put(visit(2, west, '2025-03-04', { attributes: { text: 'ok' } }));
      shelf.put(visit(3, east, '2025-03-05', { subject: 'ben' }));
      expect(idsAt(east, 'ann')).toEqual(['v0001']);
      expect(shelf.at({ unit: city, group: 'ann' }, march)).toEqual({
        records: [
          {
            source: '/his',
            id: 'v0002',
            revision: 1,
            orgUnit: 'west',
            service: 'visit',
            subject: 'ann',
            day: '2025-03-04',
            attributes: { text: 'ok' },
          },
          expect.objectContaining({ id: 'v0001', orgUnit: 'east', attributes: {} }),
        ],
        leftOut: 0,
      });
      expect(shelf.all).toHaveLength(5);
    });

    it('are told of both persons when a correction moves them', () => {
      shelf.put(visit(1, east, '2025-03-05'));
      const moved = shelf.put(visit(1, west, '2025-03-06', { subject: 'ben', revision: 2 }));
      expect(moved).toEqual([
        { unit: east, group: 'ann' },
        { unit: city, group: 'ann' },
        { unit: west, group: 'ben' },
        { unit: city, group: 'ben' },
      ]);
      expect([idsAt(city, 'ann'), idsAt(west, 'ben')]).toEqual([[], ['v0001']]);
      expect(shelf.has({ unit: city, group: 'ann' })).toBe(false);
    });

    it('leave nothing when they are withdrawn, corrected to another service or to nobody', () => {
      for (const gone of [undefined, { service: 'other' }, { subject: undefined }]) {
        shelf.put(visit(1, east, '2025-03-05'));
        const touched = gone ? shelf.put(visit(1, east, '2025-03-05', gone as Partial<KeptRecord>)) : shelf.remove(1);
        expect(touched).toHaveLength(2);
        expect(shelf.all).toEqual([]);
        expect(shelf.newestDay({ unit: east, group: 'ann' })).toBeUndefined();
      }
      expect(shelf.remove(1)).toEqual([]);
    });

    it('are given in order of their days, whatever order they came in, and only those of the window', () => {
      const days = ['2025-03-11', '2025-03-10', '2025-02-28', '2025-03-01', '2025-03-05', '2025-03-05'];
      for (const [i, iso] of days.entries()) shelf.put(visit(9 - i, east, iso));
      expect(idsAt(east, 'ann')).toEqual(['v0006', 'v0004', 'v0005', 'v0008']);
      expect(shelf.newestDay({ unit: east, group: 'ann' })).toBe(day('2025-03-11'));
      shelf.remove(9);
      expect(shelf.newestDay({ unit: east, group: 'ann' })).toBe(day('2025-03-10'));
    });
  });

  it('stand at the units of the rule only, and with the value of an attribute as text', () => {
    const shelf = shelfFor({ records: { services: ['visit'], by: 'attributes.age' }, level: 'county' });
    const aged = (key: number, age: number | string | null) =>
      shelf.put(visit(key, east, '2025-03-05', { attributes: { age } }));
    expect(aged(1, 130)).toEqual([{ unit: east, group: '130' }]);
    expect(aged(2, '130')).toEqual([{ unit: east, group: '130' }]);
    expect(aged(3, null)).toEqual([]);
    expect(shelf.put(visit(4, east, '2025-03-05'))).toEqual([]);
    expect(shelf.put(visit(5, city, '2025-03-05', { attributes: { age: 130 } }))).toEqual([]);
  });

  it('are the newest 2,000 where there are more in the window, and the others are counted', () => {
    const shelf = shelfFor({ records: { services: ['visit'] }, level: 'county' });
    for (let i = 0; i < 2_003; i++) shelf.put(visit(i, east, formatDay(day('2025-03-01') + (i % 7))));
    shelf.put(visit(5_000, east, '2024-01-01'));
    const { records, leftOut } = shelf.at({ unit: east, group: null }, march);
    expect([records.length, leftOut]).toEqual([2_000, 3]);
    // v0000, v0007 and v0014 are the first of the first day.
    expect(records[0]).toMatchObject({ id: 'v0021', day: '2025-03-01' });
    expect(records.at(-1)).toMatchObject({ day: '2025-03-07' });
  });

  it('are the same in any order of corrections and withdrawals', () => {
    const shelf = shelfFor({ records: { services: ['visit'] } });
    const plain = new Map<number, KeptRecord>();
    let seed = 7;
    const below = (n: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) % n;
    for (let i = 0; i < 3_000; i++) {
      const record = visit(below(200), [city, east, west][below(3)]!, formatDay(day('2025-01-01') + below(90)));
      if (below(3) === 0) {
        shelf.remove(record.key);
        plain.delete(record.key);
      } else {
        shelf.put(record);
        plain.set(record.key, record);
      }
    }
    const expected = [...plain.values()].sort((a, b) => a.day - b.day || a.key - b.key).map(({ id }) => id);
    expect(shelf.at({ unit: city, group: null }, always).records.map(({ id }) => id)).toEqual(expected);
  });
});
