import type { KindOf } from './kind.js';

/** Measure of a case type's cases that were closed within all limits, dated on the day they were closed. */
export const inTimeMeasure = (caseType: string): string => `case.${caseType}.in-time`;
/** Measure of cases that broke a limit, dated on the day after the limit. */
export const lateMeasure = (caseType: string): string => `case.${caseType}.late`;

/** Percentage of the cases decided so far (closed in time, or past a limit) that kept every limit. */
export const casesInTime: KindOf<'cases-in-time'> = {
  kind: 'cases-in-time',
  compile: (formula) => ({
    numerator: [{ measure: inTimeMeasure(formula.caseType), span: 'window' }],
    denominator: [
      { measure: inTimeMeasure(formula.caseType), span: 'window' },
      { measure: lateMeasure(formula.caseType), span: 'window' },
    ],
    factor: 100,
  }),
};
