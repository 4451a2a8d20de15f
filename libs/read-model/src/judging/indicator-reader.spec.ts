import {
  CompiledIndicators,
  RefTable,
  type Formula,
  type IndicatorDefinition,
  type MeasureDefinition,
} from '#indicators';
import { OrgTree, type Cohort, type OrgUnit } from '#org';
import { day, MEASURES } from '../testing/tiny-catalogue.js';
import { IndicatorReader } from './indicator-reader.js';
import { UnitPlaces } from './unit-places.js';
import { UnitSums } from './unit-sums.js';

const unit = (code: string, kind: OrgUnit['kind'], parent?: string, rest: Partial<OrgUnit> = {}): OrgUnit => ({
  code,
  kind,
  name: { zh: code },
  attributes: {},
  ...(parent !== undefined && { parent }),
  ...rest,
});

/** Two cities; in the first two counties, one that ends with 2024, and a hospital right below the city. */
const UNITS = [
  unit('city', 'city'),
  unit('east', 'county', 'city'),
  unit('west', 'county', 'city'),
  unit('old', 'county', 'city', { validTo: day('2024-12-31') }),
  unit('hospital', 'facility', 'city'),
  unit('clinic', 'facility', 'east', { validFrom: day('2025-03-01') }),
  unit('post', 'facility', 'east'),
  unit('other-city', 'city'),
  unit('far', 'county', 'other-city'),
];
const COHORTS: readonly Cohort[] = [{ code: 'facilities', name: { zh: '机构' }, kind: 'facility', where: {} }];

const indicator = (
  code: string,
  formula: Formula,
  later: Readonly<Record<string, Formula>> = {},
): IndicatorDefinition => ({
  code,
  name: { zh: code, en: code },
  unit: '%',
  decimals: 0,
  direction: 'up',
  versions: [
    { version: 1, formula },
    ...Object.entries(later).map(([iso, one], i) => ({ version: i + 2, validFrom: day(iso), formula: one })),
  ],
});

const INDICATORS = [
  indicator(
    'visits',
    { kind: 'count', measures: ['visits'] },
    { '2025-01-01': { kind: 'count', measures: ['visits', 'minutes'] } },
  ),
  indicator('growth', { kind: 'growth', of: 'visits', over: 'previousYear' }),
  indicator('rank', { kind: 'rank', of: 'visits' }, { '2025-07-01': { kind: 'rank', of: 'growth' } }),
  indicator('busy', { kind: 'cohort-share', cohort: 'facilities', indicator: 'visits', meets: { atLeast: 5 } }),
  indicator('nursed', { kind: 'cohort-share', cohort: 'facilities', measure: 'nurses', atLeast: 1 }),
  indicator('fevers', { kind: 'count', measures: ['fever.late'] }),
];

/** A reader over sums given as `visits east 2025-03-01` → amount in the measure's own unit. */
function readerOf(given: Readonly<Record<string, number>>, measures: readonly MeasureDefinition[] = MEASURES) {
  const [measureRefs, unitRefs, sums] = [new RefTable(), new RefTable(), new UnitSums()];
  for (const [name, amount] of Object.entries(given)) {
    const [measure, at, iso] = name.split(' ') as [string, string, string];
    const scale = 10 ** (measures.find(({ code }) => code === measure)?.decimals ?? 0);
    const place = { measure: measureRefs.ref(measure), unit: unitRefs.ref(at), day: day(iso) };
    sums.add({ ...place, amount: amount * scale, contributions: 1 });
  }
  const compiled = new CompiledIndicators(INDICATORS, measures);
  const places = new UnitPlaces(new OrgTree(UNITS), COHORTS);
  return new IndicatorReader({ compiled, measures, places }, measureRefs, unitRefs, sums);
}

const valueOf = (reader: IndicatorReader, code: string, at: string, from: string, to: string) =>
  reader.value(code, at, day(from), day(to));

describe('an indicator of another indicator', () => {
  it('takes the inner definition that is valid on each day it is asked for', () => {
    const reader = readerOf({
      'visits east 2024-02-01': 10,
      'minutes east 2024-02-01': 1000,
      'visits east 2025-02-01': 7.5,
      'minutes east 2025-02-01': 7.5,
    });
    expect(valueOf(reader, 'growth', 'east', '2025-01-01', '2025-06-30')).toEqual({
      value: 50,
      numerator: 15,
      denominator: 10,
      definitionVersion: 1,
    });
  });

  it('is itself computed by the definition valid on the day', () => {
    const reader = readerOf({
      'visits east 2024-02-01': 10,
      'visits east 2025-02-01': 12,
      'visits west 2024-02-01': 2,
      'visits west 2025-02-01': 4,
    });
    expect(valueOf(reader, 'rank', 'west', '2025-01-01', '2025-06-30')).toMatchObject({
      value: 2,
      definitionVersion: 1,
    });
    expect(valueOf(reader, 'rank', 'west', '2025-01-01', '2025-07-01')).toMatchObject({
      value: 1,
      definitionVersion: 2,
    });
  });
});

describe('a rank', () => {
  const reader = readerOf({
    'visits east 2024-02-01': 1,
    'visits west 2024-02-01': 2,
    'visits old 2024-02-01': 3,
    'visits hospital 2024-02-01': 9,
    'visits far 2024-02-01': 9,
    'visits city 2024-02-01': 15,
  });

  it('is among units of one kind under one parent that are valid on the day', () => {
    expect(valueOf(reader, 'rank', 'west', '2024-01-01', '2024-12-31')).toMatchObject({ value: 2, denominator: 3 });
    expect(valueOf(reader, 'rank', 'west', '2024-01-01', '2025-01-01')).toMatchObject({ value: 1, denominator: 2 });
    expect(valueOf(reader, 'rank', 'west', '2024-01-01', '2024-12-31')).toMatchObject({ value: 2, denominator: 3 });
  });

  it('is nothing for an only child, a root and a unit that nobody knows', () => {
    for (const at of ['far', 'city', 'nowhere']) {
      expect(valueOf(reader, 'rank', at, '2024-01-01', '2024-12-31').value).toBeNull();
    }
  });
});

describe('a share of a cohort', () => {
  it('looks at the members inside the unit that are valid on the day, each by itself', () => {
    const reader = readerOf({
      'visits hospital 2025-02-01': 4.5,
      'minutes hospital 2025-02-01': 0.5,
      'visits post 2025-02-01': 4,
      'visits clinic 2025-03-01': 50,
      'visits city 2025-02-01': 500,
    });
    expect(valueOf(reader, 'busy', 'city', '2025-01-01', '2025-02-28')).toMatchObject({ numerator: 1, denominator: 2 });
    expect(valueOf(reader, 'busy', 'city', '2025-01-01', '2025-03-01')).toMatchObject({ numerator: 2, denominator: 3 });
    expect(valueOf(reader, 'busy', 'east', '2025-01-01', '2025-03-01')).toMatchObject({ numerator: 1, denominator: 2 });
    expect(valueOf(reader, 'busy', 'west', '2025-01-01', '2025-03-01')).toMatchObject({ value: null, denominator: 0 });
  });

  it('lets members hold their stocks', () => {
    const reader = readerOf({ 'nurses hospital 2020-01-01': 3, 'nurses post 2025-03-02': 3 });
    expect(valueOf(reader, 'nursed', 'city', '2025-01-01', '2025-02-01').value).toBe(50);
  });
});

it('cases that are not told of are none', () => {
  expect(valueOf(readerOf({}), 'fevers', 'east', '2025-01-01', '2025-02-01').value).toBe(0);
});

describe('the sources of a value', () => {
  const reader = readerOf({});
  const sources = (code: string, at: string) =>
    Object.fromEntries([...reader.sourcesOf(code, at)].map(([unit, measures]) => [unit, [...measures.keys()].sort()]));

  it('are the sums of its own unit for what is computed there', () => {
    expect(sources('growth', 'east')).toEqual({ east: ['minutes', 'visits'] });
  });

  it('are those of the siblings for a rank, and of the members for a share, on any day', () => {
    const both = ['minutes', 'visits'];
    expect(sources('rank', 'east')).toEqual({ east: both, west: both, old: both });
    expect(sources('busy', 'city')).toEqual({ hospital: both, clinic: both, post: both });
    expect(sources('nursed', 'east')).toEqual({ clinic: ['nurses'], post: ['nurses'] });
  });
});

it('an indicator that nobody knows is refused', () => {
  expect(() => valueOf(readerOf({}), 'other', 'east', '2025-01-01', '2025-02-01')).toThrow('unknown indicator other');
});
