import type { Formula } from '#indicators';
import { listOf } from './entry.js';

type Codes = string | readonly string[];

/** Ways to compute as written in `indicators.yaml`; exactly one of them stands in each version. */
export interface RawFormula {
  readonly ratio?: { readonly numerator: Codes; readonly denominator: Codes; readonly factor?: number };
  readonly count?: Codes;
  readonly level?: Codes;
  readonly perCapita?: { readonly measure: string; readonly population: string; readonly per?: number };
  readonly mean?: { readonly total: string; readonly count: string };
  readonly dailyMean?: { readonly measure: string; readonly trailingDays: number };
  readonly cohortShare?: { readonly cohort: string; readonly measure: string; readonly atLeast?: number };
  readonly zeroEvent?: Codes;
  readonly milestone?: string;
  readonly casesInTime?: string;
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
];

const FACTOR_OF_UNIT: Readonly<Record<string, number>> = { '%': 100, '‰': 1000 };

/** The formula of one version. A ratio's factor follows from the unit where none is given. */
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
      return { kind: 'cohort-share', ...given.cohortShare, atLeast: given.cohortShare.atLeast ?? 1 };
    case 'zeroEvent':
      return { kind: 'zero-event', measures: listOf<string>(given.zeroEvent) };
    case 'milestone':
      return { kind: 'milestone', milestone: given.milestone };
    case 'casesInTime':
      return { kind: 'cases-in-time', caseType: given.casesInTime };
  }
}
