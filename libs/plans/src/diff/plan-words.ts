import { formatDay } from '#calendar';
import type { OrgUnitKind } from '#org';
import { withUnit } from '../figure.js';
import type { Pacing } from '../pacing/registry.js';
import type { Strength, Target, TargetWindow } from '../plan.js';

const STRENGTH: Readonly<Record<Strength, string>> = {
  hard: '必须完成',
  stretch: '力争',
  directional: '持续改进',
};

const GRAIN: Readonly<Record<Extract<TargetWindow, string>, string>> = {
  day: '每日',
  week: '每周',
  month: '每月',
  quarter: '每季度',
  half: '每半年',
  year: '全年',
};

const KIND: Readonly<Record<OrgUnitKind, string>> = {
  country: '国家',
  province: '省',
  city: '市',
  county: '县',
  township: '乡镇',
  village: '村',
  facility: '机构',
};

export const strengthWords = (strength: Strength): string => STRENGTH[strength];

export function windowWords(window: TargetWindow): string {
  return typeof window === 'string' ? GRAIN[window] : `${formatDay(window.from)} 至 ${formatDay(window.to)}`;
}

/** `370800 及其下每个县；2025-01-01 起 grassroots，2025-07-01 起全部`. */
export function scopeWords({ orgUnit, andEach, stages }: Target['appliesTo']): string {
  const scope = andEach === undefined ? orgUnit : `${orgUnit} 及其下每个${KIND[andEach]}`;
  if (!stages) return scope;
  return `${scope}；${stages.map(({ from, cohort }) => `${formatDay(from)} 起 ${cohort ?? '全部'}`).join('，')}`;
}

export function pacingWords(pacing: Pacing, unit: string): string {
  if (pacing === 'linear') return '按日均摊';
  if (pacing === 'full') return '随时足额';
  if ('steps' in pacing) {
    return `分步：${pacing.steps.map(({ by, value }) => `${formatDay(by)} 前 ${withUnit(value, unit)}`).join('，')}`;
  }
  if ('by' in pacing) return `按代码 ${pacing.by} 的曲线`;
  return pacing.curve === 'previousYear' ? '按上年形状' : `按月权重 ${pacing.curve.join('、')}`;
}
