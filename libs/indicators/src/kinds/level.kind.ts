import { ONE, type KindOf } from './kind.js';

/** What stocks hold at the as-of day. */
export const level: KindOf<'level'> = {
  kind: 'level',
  compile: (formula) => ({
    numerator: formula.measures.map((measure) => ({ measure, span: 'holding' as const })),
    denominator: ONE,
    factor: 1,
  }),
};
