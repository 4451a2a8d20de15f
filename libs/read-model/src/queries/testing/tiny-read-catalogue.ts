import type { Formula, IndicatorDefinition } from '#indicators';
import type { Plan, Target } from '#plans';
import { day, FEVER, MEASURES, ORG_UNITS } from '../../testing/tiny-catalogue.js';
import type { ReadCatalogue } from '../judging-reader.js';

const indicator = (code: string, ...formulas: Formula[]): IndicatorDefinition => ({
  code,
  name: { zh: code, en: code },
  unit: '',
  decimals: 0,
  direction: 'up',
  versions: formulas.map((formula, i) => ({
    version: i + 1,
    formula,
    ...(i > 0 && { validFrom: day('2025-04-01') }),
  })),
});

const target = (id: string): Target => ({
  id,
  task: '1',
  name: { zh: id, en: id },
  indicator: id,
  condition: { atLeast: 100 },
  appliesTo: { orgUnit: 'city', andEach: 'county' },
  window: 'year',
  deadline: day('2025-12-31'),
  strength: 'hard',
  pacing: 'linear',
  noticeDays: 30,
});

const plan: Plan = {
  id: 'plan-2025',
  region: 'city',
  year: 2025,
  version: 1,
  document: 'plan',
  tasks: [{ id: '1', title: 'all', lead: [], cooperating: [] }],
  targets: [target('per-nurse'), target('screened'), target('fever-in-time'), target('large')],
};

/** A plan over the tiny catalogue: a ratio with a stock below, distinct persons, cases, and a share of a cohort. */
export const TINY_READ_CATALOGUE: ReadCatalogue = {
  orgUnits: ORG_UNITS,
  cohorts: [{ code: 'counties', name: { zh: 'counties' }, kind: 'county', where: {} }],
  measures: MEASURES,
  caseTypes: [FEVER],
  indicators: [
    indicator(
      'per-nurse',
      { kind: 'ratio', numerator: ['visits'], denominator: ['nurses'], factor: 1 },
      { kind: 'ratio', numerator: ['visits'], denominator: ['nurses'], factor: 2 },
    ),
    indicator('screened', { kind: 'count', measures: ['screened'] }),
    indicator('fever-in-time', {
      kind: 'ratio',
      numerator: ['fever.in-time'],
      denominator: ['fever.in-time', 'fever.late'],
      factor: 100,
    }),
    indicator('large', { kind: 'cohort-share', cohort: 'counties', measure: 'nurses', atLeast: 5 }),
  ],
  plans: [plan],
};
