import { parseDay, type Day } from '#calendar';
import type { IndicatorDefinition, MeasureDefinition } from '#indicators';
import type { OrgUnit } from '#org';
import type { Target } from '#plans';
import { digestOf, type Catalogue } from '#plugin-host';

export const CITY = '370800';
export const COUNTY = '370811';
export const OTHER_COUNTY = '370812';
export const TOWNSHIP = '370811001';
export const CLINIC = '370811001-1';
export const OTHER_CLINIC = '370812001-1';

export function day(iso: string): Day {
  const parsed = parseDay(iso);
  if (parsed === undefined) throw new RangeError(`no day ${iso}`);
  return parsed;
}

const label = (zh: string) => ({ zh, en: zh });

function unit(code: string, kind: OrgUnit['kind'], parent?: string): OrgUnit {
  return { code, name: label(code), kind, attributes: {}, ...(parent !== undefined && { parent }) };
}

function measure(code: string, of: Pick<MeasureDefinition, 'source'> & Partial<MeasureDefinition>): MeasureDefinition {
  return {
    code,
    name: label(code),
    unit: '人次',
    accrual: 'flow',
    decimals: 0,
    mayBeNegative: false,
    distinctPer: 'year',
    reportWithinDays: 31,
    ...of,
  };
}

function indicator(code: string, formula: IndicatorDefinition['versions'][number]['formula']): IndicatorDefinition {
  return {
    code,
    name: label(code),
    unit: '%',
    decimals: 1,
    direction: 'up',
    versions: [{ version: 1, formula }],
  };
}

function target(id: string, of: Partial<Target>): Target {
  return {
    id,
    task: '一.4',
    name: label(id),
    indicator: id,
    condition: { atLeast: 90 },
    appliesTo: { orgUnit: CITY, andEach: 'county' },
    window: 'year',
    deadline: day('2025-12-31'),
    strength: 'hard',
    pacing: 'linear',
    noticeDays: 30,
    ...of,
  };
}

const content: Omit<Catalogue, 'digest' | 'plugins'> = {
  orgUnits: [
    unit(CITY, 'city'),
    unit(COUNTY, 'county', CITY),
    unit(OTHER_COUNTY, 'county', CITY),
    unit(TOWNSHIP, 'township', COUNTY),
    unit('370812001', 'township', OTHER_COUNTY),
    unit(CLINIC, 'facility', TOWNSHIP),
    unit(OTHER_CLINIC, 'facility', '370812001'),
  ],
  cohorts: [],
  measures: [
    measure('doses', { source: { kind: 'service', services: ['vaccination'] } }),
    measure('persons', { source: { kind: 'service', services: ['vaccination'] }, accrual: 'distinct' }),
    measure('children', { source: { kind: 'reported' }, accrual: 'stock' }),
    measure('case.shortage.in-time', { source: { kind: 'case', caseType: 'shortage', count: 'in-time' } }),
    measure('case.shortage.late', { source: { kind: 'case', caseType: 'shortage', count: 'late' } }),
  ],
  services: [{ code: 'vaccination', name: label('接种') }],
  caseTypes: [
    {
      code: 'shortage',
      name: label('短缺'),
      stages: ['reported', 'resolved'],
      limits: [{ from: 'reported', to: 'resolved', days: 5 }],
    },
  ],
  milestones: [],
  rules: [],
  programs: [],
  indicators: [
    indicator('coverage', { kind: 'ratio', numerator: ['doses'], denominator: ['children'], factor: 100 }),
    { ...indicator('vaccinated', { kind: 'count', measures: ['persons'] }), unit: '人' },
    indicator('shortages', { kind: 'cases-in-time', caseType: 'shortage' }),
  ],
  plans: [
    {
      id: 'jining-2025',
      region: CITY,
      year: 2025,
      version: 1,
      document: '2025年全市卫生健康工作要点',
      tasks: [{ id: '一.4', title: '免疫规划', lead: ['免疫规划科'], cooperating: ['疾控中心'], leader: '分管副主任' }],
      targets: [
        target('coverage', {}),
        target('vaccinated', { condition: { atLeast: 100 } }),
        target('shortages', { condition: { atLeast: 100 }, pacing: 'full' }),
      ],
    },
  ],
};

/** A city with two counties, three indicators and a plan of three targets. */
export const API_CATALOGUE: Catalogue = {
  digest: digestOf(content),
  plugins: [{ id: 'example', version: '1.0.0', digest: 'c0ffee' }],
  ...content,
};
