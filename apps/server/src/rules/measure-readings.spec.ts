import { parseDay } from '#calendar';
import type { MeasureDefinition } from '#indicators';
import { DaySeries } from '#read-model';
import { readMeasure } from './measure-readings.js';

const day = (iso: string): number => parseDay(iso)!;
const march = { from: day('2025-03-01'), to: day('2025-03-31'), upTo: day('2025-03-05') };

function measure(
  accrual: MeasureDefinition['accrual'],
  source: MeasureDefinition['source'] = { kind: 'reported' },
): MeasureDefinition {
  const name = { zh: '计量', en: 'Measure' };
  const rest = { decimals: 1, mayBeNegative: false, distinctPer: 'year', reportWithinDays: 10 } as const;
  return { code: 'm', name, unit: '人', accrual, source, ...rest };
}

/** Amounts by day, in tenths. */
function series(amounts: Readonly<Record<string, number>>): DaySeries {
  const made = new DaySeries();
  for (const [iso, amount] of Object.entries(amounts)) made.add(day(iso), amount, 1);
  return made;
}

describe('what a rule reads of a measure', () => {
  it('is of a flow the sum of the window up to the day, and what each reported day brought', () => {
    const days = series({ '2025-02-28': 990, '2025-03-01': 15, '2025-03-04': 0, '2025-03-05': 20, '2025-03-06': 500 });
    expect(readMeasure(measure('flow'), days, march, true)).toEqual({
      value: 3.5,
      byDay: { '2025-03-01': 1.5, '2025-03-04': 0, '2025-03-05': 2 },
    });
  });

  it('is of a stock what it holds on the day, and what it held on each day it was reported', () => {
    const days = series({ '2025-01-01': 1000, '2025-03-02': -100, '2025-03-04': 50, '2025-03-06': 500 });
    expect(readMeasure(measure('stock'), days, march, true)).toEqual({
      value: 95,
      byDay: { '2025-03-02': 90, '2025-03-04': 95 },
    });
  });

  it('gives no single days where they are not asked for', () => {
    expect(readMeasure(measure('flow'), series({ '2025-03-01': 15 }), march, false)).toEqual({ value: 1.5 });
  });

  it('is nothing where nothing is known, which is not zero', () => {
    expect(readMeasure(measure('flow'), undefined, march, true)).toEqual({ value: null, byDay: {} });
    expect(readMeasure(measure('flow'), series({ '2025-02-28': 10 }), march, false)).toEqual({ value: null });
    expect(readMeasure(measure('stock'), series({ '2025-03-09': 10 }), march, false)).toEqual({ value: null });
  });

  it('is zero of cases that nobody told of', () => {
    const opened = { kind: 'case', caseType: 'shortage', count: 'opened' } as const;
    expect(readMeasure(measure('flow', opened), undefined, march, false)).toEqual({ value: 0 });
  });
});
