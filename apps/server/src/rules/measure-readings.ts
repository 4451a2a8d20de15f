import { formatDay } from '#calendar';
import { scaleOf, type MeasureDefinition } from '#indicators';
import type { MeasureReading } from '#plugin-sdk';
import type { DaySeries } from '#read-model';
import type { ReadDays } from './rule-window.js';

const EVER = Number.NEGATIVE_INFINITY;

/** What a measure came to, from its day sums at a unit; `undefined`: it has none there. */
export function readMeasure(
  definition: MeasureDefinition,
  series: DaySeries | undefined,
  days: ReadDays,
  byDay: boolean,
): MeasureReading {
  const { from, upTo } = days;
  const isStock = definition.accrual === 'stock';
  const sum = series?.sum(isStock ? EVER : from, upTo) ?? null;
  // Cases are told one by one: where none is told of, there was none.
  const known = sum === null && definition.source.kind === 'case' ? 0 : sum;
  const value = known === null ? null : known / scaleOf(definition.decimals);
  return byDay ? { value, byDay: amountsByDay(definition, series, days) } : { value };
}

/** Of days on which something was reported: what a flow came to on it, what a stock held at its end. */
function amountsByDay(
  { accrual, decimals }: MeasureDefinition,
  series: DaySeries | undefined,
  { from, upTo }: ReadDays,
): Readonly<Record<string, number>> {
  const amounts: Record<string, number> = {};
  if (!series) return amounts;
  const scale = scaleOf(decimals);
  let held = accrual === 'stock' ? (series.sum(EVER, from - 1) ?? 0) : 0;
  for (let day = from; day <= upTo; day++) {
    const amount = series.sum(day, day);
    if (amount === null) continue;
    if (accrual === 'stock') held += amount;
    amounts[formatDay(day)] = (accrual === 'stock' ? held : amount) / scale;
  }
  return amounts;
}
