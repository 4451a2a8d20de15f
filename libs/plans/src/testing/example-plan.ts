import { parseDay, type Day } from '#calendar';
import type { Plan, Target } from '../plan.js';
import type { Measurement, Observation } from '../status.js';

/** A plan of 2025 for specs. */
export const plan: Plan = {
  id: 'jining-2025',
  region: '370800',
  year: 2025,
  version: 1,
  document: '2025年全市卫生健康工作要点',
  tasks: [
    { id: '一.4', title: '免疫规划', lead: ['卫生与免疫规划科'], cooperating: ['疾控中心'], leader: '分管副主任' },
  ],
  targets: [],
};

export function day(iso: string): Day {
  const parsed = parseDay(iso);
  if (parsed === undefined) throw new RangeError(`no day ${iso}`);
  return parsed;
}

/** At least 365 in the year, one due each day, unless said otherwise. */
export function target(change: Partial<Target> = {}): Target {
  return {
    id: 'screenings',
    task: '一.4',
    name: { zh: '筛查人数', en: 'Persons screened' },
    indicator: 'screening.persons',
    condition: { atLeast: 365 },
    appliesTo: { orgUnit: '370800' },
    window: 'year',
    deadline: day('2025-12-31'),
    strength: 'hard',
    pacing: 'linear',
    noticeDays: 30,
    ...change,
  };
}

export function measured(value: number | null): Measurement {
  return { value, numerator: value, denominator: value === null ? null : 1, definitionVersion: 1 };
}

/** The same value on every day, data up to the given day, ten days to report. */
export function observed(
  value: number | null | ((day: Day) => number | null),
  coverage: Day | null,
  change: Partial<Observation> = {},
): Observation {
  return {
    valueAt: (at) => measured(typeof value === 'function' ? value(at) : value),
    coverage,
    reportWithinDays: 10,
    completenessAt: () => null,
    ...change,
  };
}
