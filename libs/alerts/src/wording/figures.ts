import { describeCondition, type Condition } from '#plans';

export type Language = 'zh' | 'en';

/** `85.2 %`, `12 人`; without a unit the number alone. */
export function figure(value: number, unit: string, decimals: number): string {
  const number = value.toFixed(decimals);
  return unit === '' ? number : `${number} ${unit}`;
}

/** A condition in signs: `≥ 92 %`. Bounds are written as the plan writes them, without added decimals. */
export function conditionText(condition: Condition, unit: string, language: Language): string {
  const { zh, en } = describeCondition(condition, unit);
  return language === 'zh' ? zh : en;
}
