import { parseDay } from '#calendar';
import type { FeedReferences, ReportedMeasure } from '../feed-references.js';

const COUNTIES = [
  '370811',
  '370812',
  '370826',
  '370827',
  '370828',
  '370829',
  '370830',
  '370831',
  '370832',
  '370881',
  '370883',
];
const TOWNSHIPS = Array.from({ length: 10 }, (_, i) => String(i + 1).padStart(3, '0'));
const FACILITIES = ['1', '2', '3', '4', '5'];

/** A facility that was closed at the end of 2024. */
export const CLOSED_FACILITY = '370811001-9';

const SERVICES = [
  'vaccination',
  'two-cancer-screening',
  'hypertension-follow-up',
  'child-check-up',
  'signing',
  'tcm-constitution',
];

const MEASURES: Readonly<Record<string, ReportedMeasure>> = {
  'outpatient.visits': { decimals: 0, mayBeNegative: false },
  'drug.cost': { decimals: 2, mayBeNegative: false, every: 'month' },
  'budget.balance': { decimals: 2, mayBeNegative: true },
};

const STAGES: Readonly<Record<string, readonly string[]>> = {
  'drug-shortage': ['reported', 'answered', 'closed'],
};

const MILESTONES = ['emergency-centre-built'];

const day = (iso: string) => parseDay(iso) ?? Number.NaN;

/** The 11 counties of Jining with ten townships of five facilities each, and a small catalogue; 2020 to 2030, nothing closed. */
export function referencesFixture(changes: Partial<FeedReferences> = {}): FeedReferences {
  const counties = orgUnits();
  const codes = {
    orgUnit: [...counties.keys()],
    measure: Object.keys(MEASURES),
    service: SERVICES,
    caseType: Object.keys(STAGES),
    milestone: MILESTONES,
  };
  const services = new Set(SERVICES);
  return {
    countyOf: (orgUnit, on) => {
      const closed = orgUnit === CLOSED_FACILITY && on !== null && on > day('2024-12-31');
      return closed ? undefined : counties.get(orgUnit);
    },
    reportedMeasure: (code) => (Object.hasOwn(MEASURES, code) ? MEASURES[code] : undefined),
    hasService: (code) => services.has(code),
    caseStages: (caseType) => (Object.hasOwn(STAGES, caseType) ? STAGES[caseType] : undefined),
    hasMilestone: (code) => MILESTONES.includes(code),
    suggest: (kind, code) => codes[kind].find((known) => known.slice(0, 4) === code.slice(0, 4)),
    dates: { from: day('2020-01-01'), to: day('2030-12-31') },
    closedThrough: null,
    ...changes,
  };
}

function orgUnits(): Map<string, string> {
  const counties = new Map<string, string>([[CLOSED_FACILITY, '370811']]);
  for (const county of COUNTIES) {
    counties.set(county, county);
    for (const township of TOWNSHIPS) {
      counties.set(county + township, county);
      for (const facility of FACILITIES) counties.set(`${county}${township}-${facility}`, county);
    }
  }
  return counties;
}
