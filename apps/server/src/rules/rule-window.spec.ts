import { formatDay, parseDay } from '#calendar';
import type { ReadWindow } from '#plugin-sdk';
import { daysRead, daysReadBefore, type ReadDays } from './rule-window.js';

const iso = ({ from, to, upTo }: ReadDays) => [from, to, upTo].map(formatDay).join(' ');
const day = (text: string) => parseDay(text)!;

describe('the days a rule reads', () => {
  it.each<[ReadWindow | undefined, string, string, string]>([
    [undefined, '2025-03-05', '2025-01-01 2025-12-31 2025-03-05', '2024-01-01 2024-12-31 2024-03-05'],
    ['year', '2024-02-29', '2024-01-01 2024-12-31 2024-02-29', '2023-01-01 2023-12-31 2023-02-28'],
    ['year', '2024-12-31', '2024-01-01 2024-12-31 2024-12-31', '2023-01-01 2023-12-31 2023-12-31'],
    ['quarter', '2025-05-02', '2025-04-01 2025-06-30 2025-05-02', '2025-01-01 2025-03-31 2025-02-01'],
    ['month', '2025-03-31', '2025-03-01 2025-03-31 2025-03-31', '2025-02-01 2025-02-28 2025-02-28'],
    ['week', '2025-03-05', '2025-03-03 2025-03-09 2025-03-05', '2025-02-24 2025-03-02 2025-02-26'],
    ['day', '2025-03-05', '2025-03-05 2025-03-05 2025-03-05', '2025-03-04 2025-03-04 2025-03-04'],
    [{ days: 30 }, '2025-03-30', '2025-03-01 2025-03-30 2025-03-30', '2025-01-30 2025-02-28 2025-02-28'],
    [{ days: 1 }, '2025-03-05', '2025-03-05 2025-03-05 2025-03-05', '2025-03-04 2025-03-04 2025-03-04'],
  ])('%j on %s', (window, on, now, before) => {
    expect(iso(daysRead(window, day(on)))).toBe(now);
    expect(iso(daysReadBefore(window, day(on)))).toBe(before);
  });
});
