import { NOTHING } from '../computation.js';
import type { KindOf } from './kind.js';
import { firstPeriod, isHeardOf, isInWindow, nextPeriod } from './periods.js';

/**
 * Longest unbroken run of periods of the window in each of which the measure comes to at least `atLeast`. The running
 * period counts once it does. Without any report in the window or the year before it there is no value.
 */
export const longestRun: KindOf<'longest-run'> = {
  kind: 'longest-run',
  compile: ({ measure, every, atLeast }) => ({
    measures: [{ measure, role: 'numerator', place: 'unit', span: { every } }],
    indicators: [],
    evaluate(reader, from, to, end) {
      let run = 0;
      let longest = 0;
      for (let at = firstPeriod(from, every); at.from <= to && isInWindow(at, end); at = nextPeriod(at, every)) {
        const sum = reader.sum(measure, at.from, Math.min(at.to, to));
        run = sum !== null && sum >= atLeast ? run + 1 : 0;
        if (run > longest) longest = run;
      }
      if (longest === 0 && !isHeardOf(reader, measure, from, to)) return NOTHING;
      return { value: longest, numerator: longest, denominator: 1 };
    },
  }),
};
