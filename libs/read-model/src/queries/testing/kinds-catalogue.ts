import type { Formula, IndicatorDefinition } from '#indicators';
import type { Plan, Target } from '#plans';
import { day, FEVER, MEASURES, ORG_UNITS } from '../../testing/tiny-catalogue.js';
import type { ReadCatalogue } from '../judging-reader.js';

const indicator = (code: string, formula: Formula): IndicatorDefinition => ({
  code,
  name: { zh: code, en: code },
  unit: '%',
  decimals: 0,
  direction: 'up',
  versions: [{ version: 1, formula }],
});

const target = (id: string): Target => ({
  id,
  task: '1',
  name: { zh: id, en: id },
  indicator: id,
  condition: { atLeast: 1 },
  appliesTo: { orgUnit: 'city', andEach: 'county' },
  window: 'year',
  deadline: day('2025-12-31'),
  strength: 'hard',
  pacing: 'full',
  noticeDays: 30,
});

const plan: Plan = {
  id: 'plan-2025',
  region: 'city',
  year: 2025,
  version: 1,
  document: 'plan',
  tasks: [{ id: '1', title: 'all', lead: [], cooperating: [] }],
  targets: ['growth', 'rank', 'busy', 'monthly', 'run', 'fever-rank'].map(target),
};

/** Indicators of indicators, and obligations that come again, over the tiny catalogue. */
export const KINDS_CATALOGUE: ReadCatalogue = {
  orgUnits: ORG_UNITS,
  cohorts: [{ code: 'facilities', name: { zh: 'facilities' }, kind: 'facility', where: {} }],
  measures: MEASURES,
  caseTypes: [FEVER],
  indicators: [
    indicator('visits', { kind: 'count', measures: ['visits'] }),
    indicator('per-nurse', { kind: 'ratio', numerator: ['visits'], denominator: ['nurses'], factor: 1 }),
    indicator('growth', { kind: 'growth', of: 'visits', over: 'previousYear' }),
    { ...indicator('rank', { kind: 'rank', of: 'per-nurse' }), direction: 'down' },
    indicator('busy', { kind: 'cohort-share', cohort: 'facilities', indicator: 'visits', meets: { atLeast: 10 } }),
    indicator('monthly', { kind: 'recurring', measure: 'visits', every: 'month', atLeast: 10, makeUp: false }),
    indicator('run', { kind: 'longest-run', measure: 'visits', every: 'month', atLeast: 10 }),
    indicator('fevers', { kind: 'count', measures: ['fever.late'] }),
    indicator('fever-rank', { kind: 'rank', of: 'fevers' }),
  ],
  plans: [plan],
};
