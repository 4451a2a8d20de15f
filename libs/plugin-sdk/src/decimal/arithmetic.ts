import { fixedText, scaledOf, shortText, unitsAt, type Amount, type Decimal } from './decimal.js';
import { quotient, type Rounding } from './rounding.js';

export type { Rounding } from './rounding.js';

/**
 * Sum of two numbers, exact.
 * @example
 * ```ts
 * import { add } from 'plugin-sdk';
 * add(0.1, 0.2); // → "0.3"
 * add('12.50', 7); // → "19.5"
 * ```
 */
export function add(a: Amount, b: Amount): Decimal {
  const [left, right] = [scaledOf(a), scaledOf(b)];
  const scale = Math.max(left.scale, right.scale);
  return shortText({ units: unitsAt(left, scale) + unitsAt(right, scale), scale });
}

/**
 * Sum of many numbers, exact; `"0"` of none.
 * @example
 * ```ts
 * import { sum } from 'plugin-sdk';
 * sum([0.1, 0.2, 0.3]); // → "0.6"
 * sum([]); // → "0"
 * ```
 */
export function sum(amounts: Iterable<Amount>): Decimal {
  let total: Decimal = '0';
  for (const amount of amounts) total = add(total, amount);
  return total;
}

/**
 * Difference of two numbers, exact.
 * @example
 * ```ts
 * import { sub } from 'plugin-sdk';
 * sub(92, '90.5'); // → "1.5"
 * ```
 */
export function sub(a: Amount, b: Amount): Decimal {
  const [left, right] = [scaledOf(a), scaledOf(b)];
  const scale = Math.max(left.scale, right.scale);
  return shortText({ units: unitsAt(left, scale) - unitsAt(right, scale), scale });
}

/**
 * Product of two numbers, exact.
 * @example
 * ```ts
 * import { mul } from 'plugin-sdk';
 * mul('1.1', '1.1'); // → "1.21"
 * ```
 */
export function mul(a: Amount, b: Amount): Decimal {
  const [left, right] = [scaledOf(a), scaledOf(b)];
  return shortText({ units: left.units * right.units, scale: left.scale + right.scale });
}

/**
 * Quotient of two numbers with a fixed number of decimals.
 * @throws RangeError where the divisor is zero.
 * @example
 * ```ts
 * import { div } from 'plugin-sdk';
 * div(2, 3, 2); // → "0.67"
 * div(2, 3, 2, 'down'); // → "0.66"
 * div(1, 4, 1, 'half-even'); // → "0.2"
 * ```
 */
export function div(a: Amount, b: Amount, scale: number, rounding: Rounding = 'half-up'): Decimal {
  const [left, right] = [scaledOf(a), scaledOf(b)];
  if (right.units === 0n)
    throw new RangeError('除数为零；百分比请用 percent，它在分母为零时给出 null（division by zero）');
  const top = left.units * 10n ** BigInt(right.scale + scaleOf(scale));
  const bottom = right.units * 10n ** BigInt(left.scale);
  return fixedText({ units: quotient(top, bottom, rounding), scale });
}

/**
 * The number with a fixed number of decimals. 四舍五入 unless told otherwise.
 * @example
 * ```ts
 * import { round } from 'plugin-sdk';
 * round(1.005, 2); // → "1.01"
 * round('91.96', 1); // → "92.0"
 * round(-2.5, 0); // → "-3"
 * ```
 */
export function round(amount: Amount, scale: number, rounding: Rounding = 'half-up'): Decimal {
  return div(amount, 1, scale, rounding);
}

/**
 * `-1` where the first number is smaller, `0` where both are equal, `1` where it is larger.
 * @example
 * ```ts
 * import { compare } from 'plugin-sdk';
 * compare('92.0', 92); // → 0
 * compare('9', '10'); // → -1
 * ```
 */
export function compare(a: Amount, b: Amount): -1 | 0 | 1 {
  const [left, right] = [scaledOf(a), scaledOf(b)];
  const scale = Math.max(left.scale, right.scale);
  const difference = unitsAt(left, scale) - unitsAt(right, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/**
 * How many percent of the whole the part is; `null` where the whole is zero, which is no percentage at all.
 * @example
 * ```ts
 * import { percent } from 'plugin-sdk';
 * percent(912, 1000); // → "91.2"
 * percent(1, 3, 2); // → "33.33"
 * percent(5, 0); // → null
 * ```
 */
export function percent(part: Amount, whole: Amount, scale = 1, rounding: Rounding = 'half-up'): Decimal | null {
  return compare(whole, 0) === 0 ? null : div(mul(part, 100), whole, scale, rounding);
}

/**
 * The nearest number, for results that must be numbers.
 * @example
 * ```ts
 * import { add, toNumber } from 'plugin-sdk';
 * toNumber(add(0.1, 0.2)); // → 0.3
 * ```
 */
export function toNumber(amount: Amount): number {
  return Number(shortText(scaledOf(amount)));
}

function scaleOf(scale: number): number {
  if (Number.isInteger(scale) && scale >= 0 && scale <= 100) return scale;
  throw new RangeError(`小数位数应为 0 到 100 的整数，而不是 ${scale}（decimals out of range）`);
}
