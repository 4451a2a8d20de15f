import { describeCondition, type Condition } from '#plans';

const SIGNS: readonly (readonly [name: string, sign: string])[] = [
  ['atLeast', '≥'],
  ['above', '>'],
  ['atMost', '≤'],
  ['below', '<'],
  ['equals', '='],
];

/** A condition in signs, as the document would shorten it: `≥92%`, `2—3个`, `零发生`, `完成`, `较上年上升`. */
export function conditionWords(condition: Condition, unit: string): string {
  for (const [name, sign] of SIGNS) {
    const bound = (condition as Readonly<Record<string, unknown>>)[name];
    if (typeof bound === 'number') return `${sign}${figureWords(bound, unit)}`;
  }
  if ('between' in condition) return `${shortNumber(condition.between[0])}—${figureWords(condition.between[1], unit)}`;
  return describeCondition(condition, unit).zh;
}

/** A figure with its unit. Whole numbers from ten thousand up are written in 万. */
export function figureWords(value: number, unit: string, decimals?: number): string {
  return `${shortNumber(value, decimals)}${unit}`;
}

function shortNumber(value: number, decimals?: number): string {
  if (Number.isInteger(value) && Math.abs(value) >= 10_000) return `${trimmed((value / 10_000).toFixed(2))}万`;
  return decimals === undefined ? String(value) : trimmed(value.toFixed(decimals));
}

function trimmed(number: string): string {
  return number.includes('.') ? number.replace(/\.?0+$/, '') : number;
}
