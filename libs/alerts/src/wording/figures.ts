import type { Condition } from '#plans';

export type Language = 'zh' | 'en';

/** `85.2 %`, `12 人`; without a unit the number alone. */
export function figure(value: number, unit: string, decimals: number): string {
  const number = value.toFixed(decimals);
  return unit === '' ? number : `${number} ${unit}`;
}

/** A condition in signs: `≥ 92 %`. Bounds are written as the plan writes them, without added decimals. */
export function conditionText(condition: Condition, unit: string, language: Language): string {
  const bound = (value: number) => (unit === '' ? `${value}` : `${value} ${unit}`);
  if ('atLeast' in condition) return `≥ ${bound(condition.atLeast)}`;
  if ('above' in condition) return `> ${bound(condition.above)}`;
  if ('atMost' in condition) return `≤ ${bound(condition.atMost)}`;
  if ('below' in condition) return `< ${bound(condition.below)}`;
  if ('between' in condition) return `${condition.between[0]}–${bound(condition.between[1])}`;
  if ('equals' in condition) return `= ${bound(condition.equals)}`;
  if ('zero' in condition) return language === 'zh' ? '零发生' : 'none';
  return language === 'zh' ? '完成' : 'reached';
}
