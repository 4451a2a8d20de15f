/**
 * What becomes of the digits that are cut off. `half-up` 四舍五入: a half goes away from zero. `half-even`: a half goes to
 * the even neighbour. `down` 截尾: towards zero. `up`: away from zero.
 */
export type Rounding = 'half-up' | 'half-even' | 'down' | 'up';

/** The whole quotient of two whole numbers. */
export function quotient(top: bigint, bottom: bigint, rounding: Rounding): bigint {
  const whole = top / bottom;
  const rest = top % bottom;
  if (rest === 0n) return whole;
  const away = top < 0n === bottom < 0n ? 1n : -1n;
  const twice = size(rest) * 2n;
  const half = size(bottom);
  switch (rounding) {
    case 'down':
      return whole;
    case 'up':
      return whole + away;
    case 'half-up':
      return twice >= half ? whole + away : whole;
    case 'half-even':
      return twice > half || (twice === half && whole % 2n !== 0n) ? whole + away : whole;
  }
}

function size(number: bigint): bigint {
  return number < 0n ? -number : number;
}
