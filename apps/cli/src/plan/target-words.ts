import type { Condition } from '#plans';

/** A condition in signs, as the document would shorten it: `≥92%`, `2—3个`, `零发生`, `完成`. */
export function conditionWords(condition: Condition, unit: string): string {
  const of = (bound: number) => figureWords(bound, unit);
  if ('atLeast' in condition) return `≥${of(condition.atLeast)}`;
  if ('above' in condition) return `>${of(condition.above)}`;
  if ('atMost' in condition) return `≤${of(condition.atMost)}`;
  if ('below' in condition) return `<${of(condition.below)}`;
  if ('between' in condition) return `${shortNumber(condition.between[0])}—${of(condition.between[1])}`;
  if ('equals' in condition) return `=${of(condition.equals)}`;
  return 'zero' in condition ? '零发生' : '完成';
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
