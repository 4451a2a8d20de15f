import type { Baseline, Formula, PeriodGrain, UnitBound } from '#indicators';
import { listOf } from './entry.js';

type Codes = string | readonly string[];

/** An indicator held against its own value a year before or against another indicator. */
interface RawComparison {
  readonly of: string;
  readonly over: Baseline;
}

/** What each unit of a cohort must meet: so much of a measure, or a bound on an indicator. */
export interface RawCohortShare {
  readonly cohort: string;
  readonly measure?: string;
  readonly atLeast?: number;
  readonly indicator?: string;
  readonly meets?: UnitBound;
}

/** Something that has to happen again in each period. */
interface RawPeriods {
  readonly measure: string;
  readonly every: PeriodGrain;
  readonly atLeast?: number;
}

/** Ways to compute as written in `indicators.yaml`; exactly one of them stands in each version. */
export interface RawFormula {
  readonly ratio?: { readonly numerator: Codes; readonly denominator: Codes; readonly factor?: number };
  readonly count?: Codes;
  readonly level?: Codes;
  readonly perCapita?: { readonly measure: string; readonly population: string; readonly per?: number };
  readonly mean?: { readonly total: string; readonly count: string };
  readonly dailyMean?: { readonly measure: string; readonly trailingDays: number };
  readonly cohortShare?: RawCohortShare;
  readonly zeroEvent?: Codes;
  readonly milestone?: string;
  readonly casesInTime?: string;
  readonly growth?: RawComparison;
  readonly delta?: RawComparison;
  readonly rank?: { readonly of: string };
  readonly longestRun?: RawPeriods;
  readonly recurring?: RawPeriods & { readonly makeUp?: boolean };
}

export type FormulaKey = keyof RawFormula;

export const FORMULA_KEYS: readonly FormulaKey[] = [
  'ratio',
  'count',
  'level',
  'perCapita',
  'mean',
  'dailyMean',
  'cohortShare',
  'zeroEvent',
  'milestone',
  'casesInTime',
  'growth',
  'delta',
  'rank',
  'longestRun',
  'recurring',
];

const FACTOR_OF_UNIT: Readonly<Record<string, number>> = { '%': 100, '‰': 1000 };

/** The formula of one version whose form was checked. A ratio's factor follows from the unit where none is given. */
export function toFormula(raw: RawFormula, key: FormulaKey, unit: string): Formula {
  const given = raw as Required<RawFormula>;
  switch (key) {
    case 'ratio': {
      const { numerator, denominator, factor = FACTOR_OF_UNIT[unit] ?? 1 } = given.ratio;
      return { kind: 'ratio', numerator: listOf<string>(numerator), denominator: listOf<string>(denominator), factor };
    }
    case 'count':
      return { kind: 'count', measures: listOf<string>(given.count) };
    case 'level':
      return { kind: 'level', measures: listOf<string>(given.level) };
    case 'perCapita':
      return { kind: 'per-capita', ...given.perCapita, per: given.perCapita.per ?? 1000 };
    case 'mean':
      return { kind: 'mean', ...given.mean };
    case 'dailyMean':
      return { kind: 'daily-mean', ...given.dailyMean };
    case 'cohortShare':
      return toCohortShare(given.cohortShare);
    case 'zeroEvent':
      return { kind: 'zero-event', measures: listOf<string>(given.zeroEvent) };
    case 'milestone':
      return { kind: 'milestone', milestone: given.milestone };
    case 'casesInTime':
      return { kind: 'cases-in-time', caseType: given.casesInTime };
    case 'growth':
      return { kind: 'growth', ...given.growth };
    case 'delta':
      return { kind: 'delta', ...given.delta };
    case 'rank':
      return { kind: 'rank', of: given.rank.of };
    case 'longestRun':
      return { kind: 'longest-run', ...given.longestRun, atLeast: given.longestRun.atLeast ?? 1 };
    case 'recurring': {
      const { measure, every, atLeast = 1, makeUp = false } = given.recurring;
      return { kind: 'recurring', measure, every, atLeast, makeUp };
    }
  }
}

function toCohortShare({ cohort, measure, atLeast = 1, indicator, meets }: RawCohortShare): Formula {
  return indicator !== undefined && meets !== undefined
    ? { kind: 'cohort-share', cohort, indicator, meets }
    : { kind: 'cohort-share', cohort, measure: measure!, atLeast };
}
