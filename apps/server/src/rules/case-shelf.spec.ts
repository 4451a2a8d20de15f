import { parseDay } from '#calendar';
import { RefTable, UnitPaths, type CaseBook, type CaseReport } from '#indicators';
import { OrgTree, type OrgUnit } from '#org';
import { CaseShelf } from './case-shelf.js';

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
const SHORTAGE = {
  code: 'shortage',
  name: { zh: '短缺', en: 'Shortage' },
  stages: ['reported', 'found', 'closed'],
  limits: [],
};
const day = (iso: string): number => parseDay(iso)!;
const march = { from: day('2025-03-01'), to: day('2025-03-31'), upTo: day('2025-03-10') };

/** A case from what was reported of it: stage, time, unit. */
function book(key: number, reports: readonly (readonly [number, string, number, object?])[]): CaseBook {
  return {
    key,
    caseType: 'shortage',
    caseId: `s${key}`,
    reports: reports.map(([stage, at, unit, attributes], record) => ({
      stage,
      day: day(at.slice(0, 10)),
      unit,
      record,
      at,
      ...(attributes && { attributes: attributes as CaseReport['attributes'] }),
    })),
  };
}

describe('the cases that a rule reads', () => {
  let shelf: CaseShelf;
  beforeEach(() => {
    shelf = new CaseShelf([SHORTAGE], paths);
  });
  const idsAt = (at: number, days = march) => shelf.at('shortage', at, days).map(({ caseId }) => caseId);

  it('stand at their unit and above it, with their stages in order and the newest attributes', () => {
    const touched = shelf.put(
      book(1, [
        [1, '2025-03-04T10:00:00+08:00', east, { drug: 'A', days: 3 }],
        [0, '2025-03-02T09:00:00+08:00', east, { drug: 'B' }],
        [1, '2025-03-05T10:00:00+08:00', east],
      ]),
    );
    expect(touched).toEqual([east, city]);
    const [seen] = shelf.at('shortage', city, march);
    expect(seen).toEqual({
      caseType: 'shortage',
      caseId: 's1',
      orgUnit: 'east',
      stages: [
        { stage: 'reported', at: '2025-03-02T09:00:00+08:00' },
        { stage: 'found', at: '2025-03-04T10:00:00+08:00' },
      ],
      open: true,
      attributes: { drug: 'A', days: 3 },
    });
    expect([idsAt(east), idsAt(west)]).toEqual([['s1'], []]);
  });

  it('are those that were open in the window, in order of their opening, as they stood on its last day', () => {
    shelf.put(book(1, [[0, '2025-03-05T23:30:00+08:00', east]]));
    shelf.put(book(2, [[0, '2025-03-05T14:00:00Z', east]]));
    shelf.put(
      book(3, [
        [0, '2025-01-05T09:00:00+08:00', east],
        [2, '2025-02-28T09:00:00+08:00', east],
      ]),
    );
    shelf.put(
      book(4, [
        [0, '2025-02-05T09:00:00+08:00', east],
        [2, '2025-03-11T09:00:00+08:00', east],
      ]),
    );
    shelf.put(book(5, [[0, '2025-03-11T09:00:00+08:00', east]]));
    expect(idsAt(east)).toEqual(['s4', 's2', 's1']);
    expect(shelf.at('shortage', east, march)[0]?.open).toBe(true);
    expect(shelf.at('shortage', east, { ...march, upTo: day('2025-03-11') })[0]?.open).toBe(false);
  });

  it('go where they belong when that changes, and away when nothing is left of them', () => {
    shelf.put(book(1, [[0, '2025-03-05T09:00:00+08:00', east]]));
    expect(shelf.put(book(1, [[0, '2025-03-05T09:00:00+08:00', west]]))).toEqual([east, city, west]);
    expect([idsAt(east), idsAt(west), idsAt(city)]).toEqual([[], ['s1'], ['s1']]);
    expect(shelf.put(book(1, []))).toEqual([west, city]);
    expect(idsAt(city)).toEqual([]);
    expect(shelf.put(book(1, []))).toEqual([]);
  });

  it('are none of a type that no rule reads', () => {
    expect(shelf.put({ ...book(1, [[0, '2025-03-05T09:00:00+08:00', east]]), caseType: 'flu' })).toEqual([]);
    expect(shelf.at('flu', city, march)).toEqual([]);
  });

  it('count from the beginning of a day of which no more is known', () => {
    shelf.put({
      key: 9,
      caseType: 'shortage',
      caseId: 's9',
      reports: [{ stage: 0, day: day('2025-03-05'), unit: east, record: 1 }],
    });
    expect(shelf.at('shortage', east, march)[0]?.stages[0]?.at).toBe('2025-03-05T00:00:00+08:00');
  });
});
