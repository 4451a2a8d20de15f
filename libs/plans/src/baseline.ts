import { formatDay, parseDay, type Day } from '#calendar';
import type { Label } from '#indicators';
import { withUnit } from './figure.js';
import { accepted, isMapping, quoted, refused, strangeKey, type Parsed } from './parsed.js';

/** What a target started from 基期: a figure stated in the document, or an indicator that keeps it as facts. */
export type Baseline = { readonly value: number; readonly on?: Day } | { readonly indicator: string };

const FORMS = '{ value: 数值, on: 日期 }（文件写明的数）或 { indicator: 指标代码 }（按数据计算）';

/** Reads `{ value: 85.3, on: 2024-12-31 }` or `{ indicator: health.literacy-2024 }`. */
export function parseBaseline(raw: unknown): Parsed<Baseline> {
  if (!isMapping(raw)) return refused(`baseline 应为 ${FORMS}，现为 ${quoted(raw)}`);
  const strange = strangeKey(raw, ['value', 'on', 'indicator']);
  if (strange) return strange;
  const { value, on, indicator } = raw;
  if (indicator !== undefined) {
    if (value !== undefined || on !== undefined) return refused(`baseline 只能写 ${FORMS}，不能都写`);
    return typeof indicator === 'string' && indicator !== ''
      ? accepted({ indicator })
      : refused(`indicator 应为指标代码，现为 ${quoted(indicator)}`, { path: ['indicator'] });
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    return refused(`baseline 的 value 应为一个数字，按指标单位填写，现为 ${quoted(value)}`, { path: ['value'] });
  }
  if (on === undefined) return accepted({ value });
  const day = typeof on === 'string' ? parseDay(on) : undefined;
  return day === undefined
    ? refused(`baseline 的 on 应为日期，如 2024-12-31，现为 ${quoted(on)}`, { path: ['on'] })
    : accepted({ value, on: day });
}

/** For people: `85.3 %（2024-12-31）`. */
export function describeBaseline(baseline: Baseline, unit: string): Label {
  if ('indicator' in baseline) return { zh: `指标 ${baseline.indicator}`, en: `indicator ${baseline.indicator}` };
  const figure = withUnit(baseline.value, unit);
  if (baseline.on === undefined) return { zh: figure, en: figure };
  return { zh: `${figure}（${formatDay(baseline.on)}）`, en: `${figure} (${formatDay(baseline.on)})` };
}
