import { dayOf } from '#calendar';

/** Not inside a longer run of letters and digits, so that hexadecimal ids and hashes do not match. */
const MOBILE = /(?<![0-9A-Za-z])(?:\+?(?:00)?86)?1[3-9]\d{9}(?![0-9A-Za-z])/;
const IDENTITY_18 = /(?<!\d)[1-8]\d{16}[\dXx](?!\d)/g;
const IDENTITY_15 = /(?<![0-9A-Za-z])[1-8]\d{14}(?![0-9A-Za-z])/g;
const FULL_WIDTH_DIGIT = /[０-９]/g;

/** First two digits of an identity number: the province-level divisions. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

/**
 * Whether a text holds a mainland mobile number or an identity-card number (GB 11643-1999: province, date of birth and
 * check digit must fit). Numbers of the old 15 digits count only with a birth year of 1930 to 1999: those numbers ended
 * in 1999, and a code made of county, recent date and serial looks the same otherwise.
 */
export function holdsPersonalData(text: string): boolean {
  const ascii = text.replace(FULL_WIDTH_DIGIT, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  return (
    MOBILE.test(ascii) ||
    (ascii.match(IDENTITY_18) ?? []).some((number) => isBirthNumber(number) && hasCheckDigit(number)) ||
    (ascii.match(IDENTITY_15) ?? []).some(isOldNumber)
  );
}

/** Doubles of eighteen digits stand this far apart. */
const SPACING = 64n;

/**
 * The same for a JSON number. Eighteen digits do not fit a double: the check digit is lost, and rounding may carry into
 * the day of birth, so the neighbours are looked at too.
 */
export function isPersonalNumber(value: number): boolean {
  if (!Number.isInteger(value) || value < 1e10 || value >= 1e18) return false;
  const exact = BigInt(value);
  if (Number.isSafeInteger(value)) return holdsPersonalData(exact.toString());
  return [exact, exact - SPACING, exact + SPACING].some((near) => near >= 10n ** 17n && isBirthNumber(near.toString()));
}

const ANY_FULL_WIDTH_DIGIT = /[０-９]/;
const EXPONENT = /E\+?1\d/;

/**
 * Whether a JSON text could hold personal data: a run of eleven digits, full-width digits, or a number in the exponent
 * form in which Java writes large doubles. Cheap, and never wrong with a "no" for texts without `\u` escapes.
 */
export function mayHoldPersonalData(text: string): boolean {
  return hasDigitRun(text) || ANY_FULL_WIDTH_DIGIT.test(text) || (text.includes('E') && EXPONENT.test(text));
}

const RUN = 11;

/** Any run of eleven digits covers a multiple of eleven, so only every eleventh character is looked at. */
function hasDigitRun(text: string): boolean {
  for (let i = RUN - 1; i < text.length; i += RUN) {
    if (!isDigit(text.charCodeAt(i))) continue;
    // A run of eleven reaches five to one side at least; most short runs end here.
    if (!isDigit(text.charCodeAt(i - 5)) && !(i + 5 < text.length && isDigit(text.charCodeAt(i + 5)))) continue;
    if (runAround(text, i) >= RUN) return true;
  }
  return false;
}

function runAround(text: string, at: number): number {
  let from = at;
  while (from > 0 && isDigit(text.charCodeAt(from - 1))) from--;
  let to = at + 1;
  while (to < text.length && isDigit(text.charCodeAt(to))) to++;
  return to - from;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isBirthNumber(number: string): boolean {
  const year = Number(number.slice(6, 10));
  return PROVINCES.has(number.slice(0, 2)) && year >= 1900 && year <= 2099 && isDate(year, number.slice(10, 14));
}

function isOldNumber(number: string): boolean {
  const year = 1900 + Number(number.slice(6, 8));
  return PROVINCES.has(number.slice(0, 2)) && year >= 1930 && isDate(year, number.slice(8, 12));
}

function isDate(year: number, monthAndDay: string): boolean {
  return dayOf(year, Number(monthAndDay.slice(0, 2)), Number(monthAndDay.slice(2))) !== undefined;
}

function hasCheckDigit(number: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  return CHECK_DIGITS[sum % 11] === number[17]?.toUpperCase();
}
