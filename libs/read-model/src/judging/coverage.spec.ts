import { RefTable } from '#indicators';
import { OrgTree, type OrgUnit } from '#org';
import { Coverage } from './coverage.js';
import { UnitSums } from './unit-sums.js';

const COUNTIES = ['a', 'b', 'c', 'd', 'e'];
const MEASURE = 1;

function orgUnit(code: string, kind: OrgUnit['kind'], parent?: string, validTo?: number): OrgUnit {
  return {
    code,
    kind,
    name: { zh: code },
    attributes: {},
    ...(parent !== undefined && { parent }),
    ...(validTo !== undefined && { validTo }),
  };
}

/** Coverage of a city over five counties (and one that is no more) with the last day of each that has data. */
function covering(lastDays: Readonly<Record<string, number>>): { coverage: Coverage; ref: (code: string) => number } {
  const units = new RefTable();
  const tree = new OrgTree([
    orgUnit('city', 'city'),
    ...COUNTIES.map((code) => orgUnit(code, 'county', 'city')),
    orgUnit('gone', 'county', 'city', 50),
  ]);
  const sums = new UnitSums();
  for (const [code, day] of Object.entries(lastDays)) {
    const holders = code === 'city' ? ['city'] : [code, 'city'];
    for (const unit of holders) sums.add({ measure: MEASURE, unit: units.ref(unit), day, amount: 1, contributions: 1 });
  }
  return { coverage: new Coverage(sums, tree, units), ref: (code) => units.ref(code) };
}

describe('the last day that data cover', () => {
  it.each([
    ['all counties alike', { a: 100, b: 100, c: 100, d: 100, e: 100 }, 100],
    ['one of five behind', { a: 100, b: 100, c: 100, d: 100, e: 90 }, 100],
    ['two of five behind', { a: 100, b: 100, c: 100, d: 95, e: 90 }, 95],
    ['only those that report at all', { a: 100, b: 80 }, 80],
    ['a single county', { a: 100 }, 100],
    ['the city by itself', { city: 70 }, 70],
    ['nobody', {}, null],
  ])('of a city: %s', (_, lastDays, expected) => {
    const { coverage, ref } = covering(lastDays);
    expect(coverage.lastDay(MEASURE, ref('city'))).toBe(expected);
  });

  it('of a county is its own', () => {
    const { coverage, ref } = covering({ a: 100, b: 80 });
    expect(coverage.lastDay(MEASURE, ref('b'))).toBe(80);
    expect(coverage.lastDay(MEASURE, ref('c'))).toBeNull();
  });
});

describe('completeness', () => {
  it('is the share of the counties that are there whose data reach the day', () => {
    const { coverage, ref } = covering({ a: 100, b: 100, c: 90 });
    expect(coverage.completeness(MEASURE, ref('city'), 95)).toBe(0.4);
    expect(coverage.completeness(MEASURE, ref('city'), 90)).toBe(0.6);
  });

  it('of a county, and of a city that reports by itself, is all or nothing', () => {
    const { coverage, ref } = covering({ city: 100 });
    expect(coverage.completeness(MEASURE, ref('city'), 100)).toBe(1);
    expect(coverage.completeness(MEASURE, ref('city'), 101)).toBe(0);
    expect(coverage.completeness(MEASURE, ref('a'), 100)).toBe(0);
  });
});
