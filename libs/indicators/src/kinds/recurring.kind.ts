import { NOTHING } from '../computation.js';
import type { KindOf } from './kind.js';
import { firstPeriod, isHeardOf, isInWindow, lastDayOf, nextPeriod } from './periods.js';

/** Keeps sums of decimals from missing a whole by their last digits. */
const ROUNDING = 1e-9;

/**
 * Percentage of the due periods of the window that were kept (numerator kept, denominator due). Due are the periods
 * that ended by the day, and the running one once it is kept. A silent period is a missed one; but without any report
 * in the window or the year before it nobody reports yet, and there is no value.
 *
 * `makeUp`: kept is min(due, ⌊total ÷ atLeast⌋), so that a surplus makes up for a miss.
 *
 * `best`: the highest value that can still be attained by the window's end, where that is known: every period that is
 * neither over nor kept may still be kept; with `makeUp` everything can be made up for while the window is open.
 */
export const recurring: KindOf<'recurring'> = {
  kind: 'recurring',
  compile: ({ measure, every, atLeast, makeUp }) => ({
    measures: [{ measure, role: 'numerator', place: 'unit', span: { every } }],
    indicators: [],
    evaluate(reader, from, to, end) {
      let [all, due, met, total] = [0, 0, 0, 0];
      for (let at = firstPeriod(from, every); isInWindow(at, end); at = nextPeriod(at, every)) {
        const begun = at.from <= to;
        if (!begun && end === undefined) break;
        all++;
        if (!begun) continue;
        const sum = reader.sum(measure, at.from, Math.min(at.to, to)) ?? 0;
        total += sum;
        if (sum >= atLeast) met++;
        if (sum >= atLeast || lastDayOf(at, end) <= to) due++;
      }
      if (met === 0 && total === 0 && !isHeardOf(reader, measure, from, to)) return NOTHING;
      const kept = makeUp ? Math.min(due, Math.floor(total / atLeast + ROUNDING)) : met;
      const value = due === 0 ? null : (100 * kept) / due;
      if (end === undefined || all === 0) return { value, numerator: kept, denominator: due };
      const attainable = makeUp && to < end ? all : all - (due - kept);
      return { value, numerator: kept, denominator: due, best: (100 * attainable) / all };
    },
  }),
};
