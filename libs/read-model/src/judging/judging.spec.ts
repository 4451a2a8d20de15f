import { RefTable, type Formula, type IndicatorDefinition } from '#indicators';
import type { Plan, Target } from '#plans';
import { TINY_READ_CATALOGUE } from '../queries/testing/tiny-read-catalogue.js';
import { MEASURES, ORG_UNITS } from '../testing/tiny-catalogue.js';
import { judgingOver, type JudgingDefinitions } from './judging.js';

const indicator = (code: string, formula: Formula): IndicatorDefinition => ({
  code,
  name: { zh: code, en: code },
  unit: '%',
  decimals: 0,
  direction: 'up',
  versions: [{ version: 1, formula }],
});

/** Measures kept by unit at some units. */
function keptOf(
  indicators: readonly IndicatorDefinition[],
  plans: readonly Plan[] = [],
  rules: JudgingDefinitions['rules'] = [],
) {
  const refs = { measures: new RefTable(), units: new RefTable(), sources: new RefTable() };
  const cohorts = [{ code: 'facilities', name: { zh: '机构' }, kind: 'facility' as const, where: {} }];
  const { keptByUnit } = judgingOver(
    { orgUnits: ORG_UNITS, measures: MEASURES, cohorts, indicators, plans, rules },
    refs,
  );
  return (unit: string): readonly string[] =>
    MEASURES.map(({ code }) => code).filter((code) => keptByUnit(refs.measures.ref(code), refs.units.ref(unit)));
}

describe('what is kept by unit', () => {
  it('is everything of counties and above, and nothing of the units below', () => {
    const kept = keptOf([indicator('visits', { kind: 'count', measures: ['visits'] })]);
    expect(kept('city')).toHaveLength(MEASURES.length);
    expect(kept('old')).toHaveLength(MEASURES.length);
    expect(kept('east-1')).toEqual([]);
    expect(kept('east-1-a')).toEqual([]);
  });

  it('is also what a share reads of the members of its cohort: all measures of an inner indicator', () => {
    const kept = keptOf([
      indicator('per-nurse', { kind: 'ratio', numerator: ['visits'], denominator: ['nurses'], factor: 1 }),
      indicator('growth', { kind: 'growth', of: 'per-nurse', over: 'previousYear' }),
      indicator('share', { kind: 'cohort-share', cohort: 'facilities', indicator: 'growth', meets: { above: 0 } }),
    ]);
    expect(kept('east-1-a')).toEqual(['visits', 'nurses']);
    expect(kept('east-1')).toEqual([]);
  });

  it('is also what the siblings of those members have, where they are ranked', () => {
    const kept = keptOf([
      indicator('visits', { kind: 'count', measures: ['visits'] }),
      indicator('rank', { kind: 'rank', of: 'visits' }),
      indicator('share', { kind: 'cohort-share', cohort: 'facilities', indicator: 'rank', meets: { atMost: 3 } }),
    ]);
    expect(kept('west-1-a')).toEqual(['visits']);
  });

  it('is also what a target for each facility or township reads there', () => {
    const [plan] = TINY_READ_CATALOGUE.plans;
    const target = { ...plan!.targets[0]!, indicator: 'visits', appliesTo: { orgUnit: 'east', andEach: 'facility' } };
    const kept = keptOf(
      [indicator('visits', { kind: 'count', measures: ['visits'] })],
      [{ ...plan!, targets: [target as Target] }],
    );
    expect(kept('east-1-a')).toEqual(['visits']);
    expect(kept('west-1-a')).toEqual([]);
  });

  it('is also what a rule reads at the units of its levels', () => {
    const visits = [indicator('visits', { kind: 'count', measures: ['visits'] })];
    const facility = keptOf(
      visits,
      [],
      [{ reads: { measures: ['nurses'], indicators: ['visits'], level: 'facility' } }],
    );
    expect(facility('east-1-a')).toEqual(['visits', 'nurses']);
    expect(facility('east-1')).toEqual([]);
    const two = keptOf(visits, [], [{ reads: { measures: ['nurses'], level: ['township', 'county'] } }]);
    expect(two('east-1')).toEqual(['nurses']);
    expect(two('east-1-a')).toEqual([]);
    const every = keptOf(visits, [], [{ reads: { measures: ['nurses'] } }]);
    expect([every('east-1'), every('east-1-a')]).toEqual([['nurses'], ['nurses']]);
  });
});
