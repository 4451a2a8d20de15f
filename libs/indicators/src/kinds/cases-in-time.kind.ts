import { fraction } from '../fraction.js';
import type { CaseCount } from '../ledger/case-book.js';
import type { KindOf } from './kind.js';

/** Measure made for a case type: what its cases are counted for. */
export const caseMeasure = (caseType: string, count: CaseCount): string => `case.${caseType}.${count}`;

/** Percentage of the cases decided so far (closed in time, or past a limit) that kept every limit. */
export const casesInTime: KindOf<'cases-in-time'> = {
  kind: 'cases-in-time',
  compile: ({ caseType }) =>
    fraction({
      numerator: [{ measure: caseMeasure(caseType, 'in-time'), span: 'window' }],
      denominator: [
        { measure: caseMeasure(caseType, 'in-time'), span: 'window' },
        { measure: caseMeasure(caseType, 'late'), span: 'window' },
      ],
      factor: 100,
    }),
};
