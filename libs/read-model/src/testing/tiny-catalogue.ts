import { parseDay, type Day } from '#calendar';
import type { CaseTypeDefinition, MeasureDefinition } from '#indicators';
import type { OrgUnit } from '#org';

export const day = (iso: string): Day => {
  const parsed = parseDay(iso);
  if (parsed === undefined) throw new RangeError(iso);
  return parsed;
};

const unit = (code: string, kind: OrgUnit['kind'], parent?: string, rest: Partial<OrgUnit> = {}): OrgUnit => ({
  code,
  kind,
  name: { zh: code },
  attributes: {},
  ...(parent !== undefined && { parent }),
  ...rest,
});

/** A city with two counties and a third that was merged into the east. */
export const ORG_UNITS: readonly OrgUnit[] = [
  unit('city', 'city'),
  unit('east', 'county', 'city'),
  unit('east-1', 'township', 'east'),
  unit('east-1-a', 'facility', 'east-1'),
  unit('east-1-b', 'facility', 'east-1'),
  unit('east-2', 'township', 'east'),
  unit('east-2-a', 'facility', 'east-2'),
  unit('west', 'county', 'city'),
  unit('west-1', 'township', 'west'),
  unit('west-1-a', 'facility', 'west-1'),
  unit('old', 'county', 'city', { validTo: day('2024-12-31'), successor: 'east' }),
  unit('old-1', 'township', 'old'),
  unit('old-1-a', 'facility', 'old-1'),
];

/** Written out by hand: the units that hold what a unit reports. */
export const HOLDERS: Readonly<Record<string, readonly string[]>> = {
  'east-1-a': ['east-1-a', 'east-1', 'east', 'city'],
  'east-1-b': ['east-1-b', 'east-1', 'east', 'city'],
  'east-2-a': ['east-2-a', 'east-2', 'east', 'city'],
  'west-1-a': ['west-1-a', 'west-1', 'west', 'city'],
  'old-1-a': ['old-1-a', 'old-1', 'old', 'east', 'city'],
  east: ['east', 'city'],
};

/** Units whose sums are kept by unit; all others lie by day. */
export const JUDGED = ['city', 'east', 'west', 'old'];

const measure = (code: string, rest: Partial<MeasureDefinition>): MeasureDefinition => ({
  code,
  name: { zh: code, en: code },
  unit: '人次',
  accrual: 'flow',
  source: { kind: 'reported' },
  decimals: 0,
  mayBeNegative: true,
  distinctPer: 'year',
  reportWithinDays: 10,
  ...rest,
});

const ofCases = (count: 'opened' | 'closed' | 'in-time' | 'late' | 'duration'): MeasureDefinition =>
  measure(`fever.${count}`, { source: { kind: 'case', caseType: 'fever', count } });

export const MEASURES: readonly MeasureDefinition[] = [
  measure('visits', { decimals: 1 }),
  measure('nurses', { accrual: 'stock' }),
  measure('screened', {
    accrual: 'distinct',
    distinctPer: 'quarter',
    source: { kind: 'service', services: ['screen'] },
  }),
  measure('minutes', { source: { kind: 'service', services: ['screen'], sum: 'minutes' } }),
  measure('centre', { accrual: 'stock', source: { kind: 'milestone', milestone: 'centre' } }),
  ofCases('opened'),
  ofCases('closed'),
  ofCases('in-time'),
  ofCases('late'),
  ofCases('duration'),
];

/** Checked within two days of the report, closed within three of the check. */
export const FEVER: CaseTypeDefinition = {
  code: 'fever',
  name: { zh: 'fever', en: 'fever' },
  stages: ['reported', 'checked', 'closed'],
  limits: [
    { from: 'reported', to: 'checked', days: 2 },
    { from: 'checked', to: 'closed', days: 3 },
  ],
};
