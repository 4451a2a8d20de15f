import { parseDay, type Day } from '#calendar';
import { historyMonths } from './history-months.js';

const day = (iso: string): Day => parseDay(iso) ?? Number.NaN;
const row = (on: string, state: string) => ({ asOf: day(on), state });
const NONE = { green: 0, yellow: 0, red: 0, blue: 0, grey: 0 };

describe('the months of a history', () => {
  it('count each day by the state it closed with, the last one up to the last closed day', () => {
    const rows = [row('2025-01-30', 'on-track'), row('2025-02-10', 'behind'), row('2025-02-20', 'on-track')];
    expect(historyMonths(rows, day('2025-03-02'))).toEqual([
      { month: '2025-01', worst: 'green', days: { ...NONE, green: 2 } },
      { month: '2025-02', worst: 'yellow', days: { ...NONE, green: 9 + 9, yellow: 10 } },
      { month: '2025-03', worst: 'green', days: { ...NONE, green: 2 } },
    ]);
  });

  it('keep the red of a month in which it was made good, and of no later one', () => {
    const rows = [row('2025-06-29', 'missed'), row('2025-07-02', 'made-good')];
    expect(historyMonths(rows, day('2025-08-01'))).toEqual([
      { month: '2025-06', worst: 'red', days: { ...NONE, red: 2 } },
      { month: '2025-07', worst: 'red', days: { ...NONE, red: 1, yellow: 30 } },
      { month: '2025-08', worst: 'yellow-green', days: { ...NONE, yellow: 1 } },
    ]);
  });

  it('take a target that has not begun for better than one without data', () => {
    const rows = [row('2025-04-01', 'not-started'), row('2025-04-02', 'no-data'), row('2025-04-03', 'reached')];
    expect(historyMonths(rows, day('2025-04-03'))[0]).toMatchObject({ worst: 'grey', days: { grey: 2, green: 1 } });
    const begun = [row('2025-04-01', 'not-started'), row('2025-04-02', 'on-track')];
    expect(historyMonths(begun, day('2025-04-03'))[0]).toMatchObject({ worst: 'green' });
  });

  it('count the newest state though its day is still open', () => {
    const rows = [row('2025-06-30', 'behind'), row('2025-07-01', 'missed')];
    expect(historyMonths(rows, day('2025-06-30'))).toMatchObject([
      { month: '2025-06', worst: 'yellow', days: { yellow: 1 } },
      { month: '2025-07', worst: 'red', days: { red: 1 } },
    ]);
  });

  it('are none before the first day closed', () => {
    expect(historyMonths([], day('2025-03-02'))).toEqual([]);
  });
});
