/** A decimal number as text, exact to its last digit: `"92"`, `"-3.50"`. No exponent, no thousands separator. */
export type Decimal = string;

/**
 * What the decimal functions take: text, a finite number, or a whole number of any size. A number counts as the digits
 * it is written with, so that `0.1` is one tenth and not the nearest binary fraction.
 */
export type Amount = Decimal | number | bigint;

/** A number as `units` × 10^-`scale`. */
export interface Scaled {
  readonly units: bigint;
  readonly scale: number;
}

/** More digits than any figure of a plan has; keeps a slip from filling the memory. */
const MOST_DIGITS = 400;

const PLAIN = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/;

/** @throws RangeError for `NaN`, `Infinity`, text that is no decimal number, and more than 400 digits. */
export function scaledOf(amount: Amount): Scaled {
  if (typeof amount === 'bigint') return { units: amount, scale: 0 };
  const text = String(amount);
  const match = text.length <= MOST_DIGITS ? PLAIN.exec(text) : null;
  const exponent = Number(match?.[4] ?? 0);
  if (!match || (typeof amount === 'string' && match[4] !== undefined)) {
    throw new RangeError(`“${text.slice(0, 40)}”不是十进制数，请写成 92 或 "-3.5"（not a decimal number）`);
  }
  const fraction = match[3] ?? '';
  const units = BigInt(`${match[1] === '-' ? '-' : ''}${match[2]}${fraction}`);
  const scale = fraction.length - exponent;
  return scale >= 0 ? { units, scale } : { units: units * 10n ** BigInt(-scale), scale: 0 };
}

/** The units of a number at a scale that is no smaller than its own. */
export function unitsAt({ units, scale }: Scaled, wanted: number): bigint {
  return units * 10n ** BigInt(wanted - scale);
}

/** Text with exactly `scale` decimals. */
export function fixedText({ units, scale }: Scaled): Decimal {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const text = scale === 0 ? whole : `${whole}.${digits.slice(digits.length - scale)}`;
  return units < 0n ? `-${text}` : text;
}

/** Text without zeros at the end of its decimals. */
export function shortText(scaled: Scaled): Decimal {
  let { units, scale } = scaled;
  while (scale > 0 && units % 10n === 0n) {
    units /= 10n;
    scale -= 1;
  }
  return fixedText({ units, scale });
}
