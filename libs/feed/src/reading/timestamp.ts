import { parseDay, type Day } from '#calendar';

/** Minutes east of Greenwich: China keeps one time, without summer time. */
const REGION_OFFSET = 8 * 60;
const MINUTES_PER_DAY = 24 * 60;

/** The local day of the region at a date and time with offset (RFC 3339), or `undefined` where the text is none. */
export function localDayAt(timestamp: string): Day | undefined {
  const day = parseDay(timestamp.slice(0, 10));
  const hour = twoDigits(timestamp, 11);
  const minute = twoDigits(timestamp, 14);
  const second = twoDigits(timestamp, 17);
  const offset = offsetAt(timestamp, endOfSeconds(timestamp));
  const separated = (timestamp[10] === 'T' || timestamp[10] === 't') && timestamp[13] === ':' && timestamp[16] === ':';
  // Comparisons with NaN are false, so what is no number is refused with what is too large; 60 is a leap second.
  if (day === undefined || !separated || !(hour < 24) || !(minute < 60) || !(second <= 60)) return undefined;
  if (Number.isNaN(offset)) return undefined;
  return day + Math.floor((hour * 60 + minute - offset + REGION_OFFSET) / MINUTES_PER_DAY);
}

/** Index behind the seconds and their fraction, or -1 where the fraction has no digit. */
function endOfSeconds(text: string): number {
  if (text[19] !== '.') return 19;
  let end = 20;
  while (isDigit(text.charCodeAt(end))) end++;
  return end === 20 ? -1 : end;
}

/** Minutes east of Greenwich written at the end of a text, or `NaN`. */
function offsetAt(text: string, at: number): number {
  const sign = text[at];
  if ((sign === 'Z' || sign === 'z') && text.length === at + 1) return 0;
  if ((sign !== '+' && sign !== '-') || text.length !== at + 6 || text[at + 3] !== ':') return Number.NaN;
  const hours = twoDigits(text, at + 1);
  const minutes = twoDigits(text, at + 4);
  if (!(hours < 24) || !(minutes < 60)) return Number.NaN;
  return (hours * 60 + minutes) * (sign === '-' ? -1 : 1);
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at);
  const ones = text.charCodeAt(at + 1);
  return isDigit(tens) && isDigit(ones) ? (tens - 48) * 10 + ones - 48 : Number.NaN;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** What to send for a time. */
export const TIMESTAMP_FORM = '带时区偏移的时间，例如 2025-03-05T09:30:00+08:00';
