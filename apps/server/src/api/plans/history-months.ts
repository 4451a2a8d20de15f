import { periodOf, type Day } from '#calendar';
import { COLOUR_OF, summarise, worstFirst, type Colour, type Summary, type TargetState } from '#plans';
import type { StatusHistoryRow } from '#read-model';

/** How a target stood in a month. */
export interface HistoryMonth {
  /** For example `2025-03`. */
  readonly month: string;
  /** Colour of the worst state that a day of the month closed with. */
  readonly worst: Colour;
  /** Days that closed with each colour; made good counts as yellow. */
  readonly days: Summary;
}

/**
 * The months that a history covers, the first one first: each state holds from its day until the next one's, the last
 * until `until`, which is the last day that has closed. The day of the last one counts even where it is still open.
 */
export function historyMonths(
  rows: readonly Pick<StatusHistoryRow, 'asOf' | 'state'>[],
  until: Day,
): readonly HistoryMonth[] {
  const months = new Map<string, TargetState[]>();
  rows.forEach(({ asOf, state }, i) => {
    const next = rows[i + 1];
    const last = next ? next.asOf - 1 : Math.max(asOf, until);
    for (let day = asOf; day <= last; day++) {
      const { name } = periodOf(day, 'month');
      const states = months.get(name) ?? [];
      months.set(name, states);
      states.push(state as TargetState);
    }
  });
  return [...months].map(([month, states]) => ({
    month,
    worst: COLOUR_OF[states.reduce((a, b) => (worstFirst(asUrgent(a), asUrgent(b)) <= 0 ? a : b))],
    days: summarise(states.map((state) => ({ colour: COLOUR_OF[state] }))),
  }));
}

/** A history does not tell of overdue data, and its states have one deadline. */
function asUrgent(state: TargetState) {
  return { state, overdue: false, deadline: 0 };
}
