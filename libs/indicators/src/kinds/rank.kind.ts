import { NOTHING } from '../computation.js';
import { isSameValue } from '../same-value.js';
import type { KindOf } from './kind.js';

/**
 * The unit's place among its siblings by another indicator: 1 is the best, equal values share a place (1, 2, 2, 4).
 * The denominator is the number of units that have a value; with fewer than two of them there is no order.
 */
export const rank: KindOf<'rank'> = {
  kind: 'rank',
  compile({ of }, context) {
    const lessIsBetter = context.indicator(of)?.direction === 'down';
    return {
      measures: [],
      indicators: [{ indicator: of, role: 'numerator', place: 'siblings', yearBefore: false }],
      evaluate(reader, from, to, end) {
        const siblings = reader.siblings(to);
        const own = siblings.includes(reader) ? reader.value(of, from, to, end) : null;
        if (own === null) return NOTHING;
        let place = 1;
        let ranked = 1;
        for (const sibling of siblings) {
          const value = sibling === reader ? null : sibling.value(of, from, to, end);
          if (value === null) continue;
          ranked++;
          const isBetter = lessIsBetter ? value < own : value > own;
          if (isBetter && !isSameValue(value, own)) place++;
        }
        return ranked < 2 ? NOTHING : { value: place, numerator: place, denominator: ranked };
      },
    };
  },
};
