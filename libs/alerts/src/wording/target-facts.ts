import { formatDay, type Day } from '#calendar';
import type { Condition } from '#plans';
import { conditionText, figure, type Language } from './figures.js';

/** A name in both languages; org units may have none in English. */
export interface Name {
  readonly zh: string;
  readonly en?: string;
}

/** What the words about a target are made of. Values in its unit. */
export interface TargetFacts {
  readonly orgUnit: Name;
  readonly target: Name;
  readonly unit: string;
  /** Decimals shown. */
  readonly decimals: number;
  readonly value: number | null;
  readonly expected: number | null;
  readonly condition: Condition;
  readonly deadline: Day;
}

/** `任城区 免疫规划疫苗接种率` */
export function subjectText(facts: Pick<TargetFacts, 'orgUnit' | 'target'>, language: Language): string {
  return language === 'zh'
    ? `${facts.orgUnit.zh} ${facts.target.zh}`
    : `${facts.orgUnit.en ?? facts.orgUnit.zh}: ${facts.target.en ?? facts.target.zh}`;
}

export function valueText(facts: TargetFacts, language: Language): string {
  if (facts.value === null) return language === 'zh' ? '无数据' : 'no data';
  return figure(facts.value, facts.unit, facts.decimals);
}

/** `目标 ≥ 92 %，2025-12-31 前` */
export function goalText(facts: TargetFacts, language: Language): string {
  const condition = conditionText(facts.condition, facts.unit, language);
  const deadline = formatDay(facts.deadline);
  return language === 'zh' ? `目标 ${condition}，${deadline} 前` : `target ${condition} by ${deadline}`;
}
