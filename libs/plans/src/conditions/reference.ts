import type { Label } from '#indicators';
import { accepted, isMapping, quoted, refused, strangeKey, type Parsed } from '../parsed.js';
import type { Reference, Source } from './resolver.js';

export const PREVIOUS_YEAR: Reference = { previousYear: true };
export const BASELINE: Reference = { baseline: true };

const KINDS = ['previousYear', 'baseline', 'indicator'];
const FORMS = '{ previousYear: true }（上年）、{ baseline: true }（基期）或 { indicator: 指标代码 }';

/** Reads `{ previousYear: true }`, `{ baseline: true }` or `{ indicator: infectious.provincial-mean }`. */
export function parseReference(name: string, raw: unknown): Parsed<Reference> {
  if (!isMapping(raw)) return refused(`${name} 应为 ${FORMS}，现为 ${quoted(raw)}`);
  const strange = strangeKey(raw, KINDS);
  if (strange) return strange;
  const [kind, ...others] = Object.keys(raw);
  if (kind === undefined || others.length > 0) return refused(`${name} 应恰好写 ${FORMS} 之一，现为 ${quoted(raw)}`);
  const value = raw[kind];
  if (kind === 'indicator') {
    return typeof value === 'string' && value !== ''
      ? accepted({ indicator: value })
      : refused(`indicator 应为指标代码，现为 ${quoted(value)}`, { path: [kind] });
  }
  if (value !== true) return refused(`${kind} 只能写 true，现为 ${quoted(value)}`, { path: [kind] });
  return accepted(kind === 'baseline' ? BASELINE : PREVIOUS_YEAR);
}

/** Whether what it refers to may change before the deadline. Last year and a baseline are settled; corrections aside. */
export function moves(source: Source): boolean {
  return 'indicator' in source;
}

/** For people: 上年, 基期, 指标 … */
export function describeReference(reference: Reference): Label {
  if ('previousYear' in reference) return { zh: '上年', en: 'the year before' };
  if ('baseline' in reference) return { zh: '基期', en: 'the baseline' };
  return { zh: `指标 ${reference.indicator}`, en: `indicator ${reference.indicator}` };
}
