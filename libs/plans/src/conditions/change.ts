import type { Label } from '#indicators';
import { compare, shortOf, shortOfPassing, withPoints, withUnit } from '../figure.js';
import { accepted, inside, isMapping, quoted, refused, strangeKey, type Parsed } from '../parsed.js';
import type { ReferenceAt } from './condition-rule.js';
import { BASELINE, describeReference, moves, PREVIOUS_YEAR } from './reference.js';
import type { Resolver, Source } from './resolver.js';

/** What a change is held against. */
export type Over = 'previousYear' | 'baseline' | { readonly value: number } | { readonly indicator: string };

/**
 * A change as written: `true` any at all, `by` so much in the target's unit (points for %), `byPercent` so many percent
 * of what it is held against.
 */
export type Change = true | { readonly by?: number; readonly byPercent?: number; readonly over?: Over };

/** What a change comes to: a figure to be passed (`strict`) or at least come to. */
export interface ChangeBound {
  readonly figure: number;
  readonly strict: boolean;
}

const NAMES = ['by', 'byPercent', 'over'];
const OVER = 'previousYear（上年）、baseline（基期）、{ value: 数值 } 或 { indicator: 指标代码 }';

/** Reads `true`, `{ by: 2 }`, `{ byPercent: 5, over: previousYear }` … */
export function parseChange(name: 'rises' | 'falls', raw: unknown): Parsed<Change> {
  if (raw === true) return accepted(true);
  if (!isMapping(raw) || Object.keys(raw).length === 0) {
    return refused(`${name} 应为 true、{ by: 数值 } 或 { byPercent: 百分数 }，可加 over，现为 ${quoted(raw)}`);
  }
  const strange = strangeKey(raw, NAMES);
  if (strange) return strange;
  const { by, byPercent, over } = raw;
  if (by !== undefined && byPercent !== undefined) {
    return refused(`${name} 的 by（按单位）和 byPercent（按百分比）只能写一个`, { path: ['byPercent'], onKey: true });
  }
  for (const [key, amount] of Object.entries({ by, byPercent })) {
    if (amount !== undefined && !(typeof amount === 'number' && Number.isFinite(amount) && amount > 0)) {
      return refused(`${key} 应为大于 0 的数字，方向由 rises、falls 表示，现为 ${quoted(amount)}`, { path: [key] });
    }
  }
  if (name === 'falls' && typeof byPercent === 'number' && byPercent > 100) {
    return refused(`下降不可能超过 100%，byPercent 现为 ${byPercent}`, { path: ['byPercent'] });
  }
  if (over === undefined) return accepted(raw as Change);
  const source = inside(['over'], parseOver(over));
  return source.ok ? accepted({ ...(raw as Exclude<Change, true>), over: source.value }) : source;
}

function parseOver(raw: unknown): Parsed<Over> {
  if (raw === 'previousYear' || raw === 'baseline') return accepted(raw);
  if (!isMapping(raw)) {
    const unknown = typeof raw === 'string' ? { name: raw, among: ['previousYear', 'baseline'] } : undefined;
    return refused(`over 应为 ${OVER}，现为 ${quoted(raw)}`, unknown && { unknown });
  }
  const strange = strangeKey(raw, ['value', 'indicator']);
  if (strange) return strange;
  const { value, indicator } = raw;
  if (indicator === undefined && typeof value === 'number' && Number.isFinite(value)) return accepted({ value });
  if (value === undefined && typeof indicator === 'string' && indicator !== '') return accepted({ indicator });
  return refused(`over 应为 ${OVER}，现为 ${quoted(raw)}`);
}

/** Whether a change states by how much. */
export function statesAmount(change: Change): boolean {
  return change !== true && (change.by !== undefined || change.byPercent !== undefined);
}

/** What `rises` (`sign` 1) and `falls` (`sign` -1) have in common. */
export const changeParts = (sign: 1 | -1) => ({
  figures: (change: Change): readonly number[] => {
    if (change === true) return [];
    const { by, over } = change;
    return [by, typeof over === 'object' && 'value' in over ? over.value : undefined].filter(
      (one) => one !== undefined,
    );
  },
  references: (change: Change): readonly ReferenceAt[] => {
    const source = statedSource(change);
    return source && !('value' in source) ? [{ path: pathOf(source), reference: source }] : [];
  },
  moves: (change: Change): boolean => {
    const source = statedSource(change);
    return source !== undefined && moves(source);
  },
  withoutRecord: () => null,
  resolve(change: Change, resolver: Resolver): ChangeBound | null {
    const from = resolver.valueOf(statedSource(change) ?? (resolver.hasBaseline ? BASELINE : PREVIOUS_YEAR));
    if (from === null) return null;
    const { by = undefined, byPercent = undefined } = change === true ? {} : change;
    const amount = by ?? (byPercent === undefined ? undefined : (Math.abs(from) * byPercent) / 100);
    if (amount === undefined) return { figure: from, strict: true };
    return { figure: from + sign * Math.max(amount - resolver.slack(amount), 0), strict: false };
  },
  goal: ({ figure }: ChangeBound): number => figure,
  isMet: ({ figure, strict }: ChangeBound, value: number): boolean => {
    const beyond = sign * compare(value, figure);
    return strict ? beyond > 0 : beyond >= 0;
  },
  gap: ({ figure, strict }: ChangeBound, value: number): number => {
    const missing = strict ? shortOfPassing : shortOf;
    return sign > 0 ? missing(figure, value) : missing(value, figure);
  },
});

function statedSource(change: Change): Source | undefined {
  const over = change === true ? undefined : change.over;
  if (over === 'previousYear') return PREVIOUS_YEAR;
  return over === 'baseline' ? BASELINE : over;
}

function pathOf(source: Source): readonly string[] {
  return 'indicator' in source ? ['over', 'indicator'] : ['over'];
}

/** `较上年上升 2 个百分点以上`; without `over`, it does not say since when. */
export function describeChange(change: Change, unit: string, zhVerb: string, enVerb: string): Label {
  const { by = undefined, byPercent = undefined } = change === true ? {} : change;
  const source = statedSource(change);
  const over =
    source &&
    ('value' in source
      ? { zh: ` ${withUnit(source.value, unit)} `, en: withUnit(source.value, unit) }
      : describeReference(source));
  const amount = by === undefined ? byPercent && bare(`${byPercent}%`) : withPoints(by, unit);
  return {
    zh: `${over ? `较${over.zh}` : ''}${zhVerb}${amount ? ` ${amount.zh}以上` : ''}`,
    en: `${enVerb}${amount ? ` by ${amount.en} or more` : ''}${over ? ` over ${over.en}` : ''}`,
  };
}

function bare(text: string): Label {
  return { zh: text, en: text };
}
