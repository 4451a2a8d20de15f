import type { Label } from '#indicators';
import { withPoints } from './figure.js';
import { accepted, isMapping, quoted, refused, strangeKey, type Parsed } from './parsed.js';

/** 左右、约、基本: by how much a bound may be missed, in the target's unit or in percent of the bound. */
export type Tolerance = number | { readonly percent: number };

/** Reads `3` or `{ percent: 5 }`. */
export function parseTolerance(raw: unknown): Parsed<Tolerance> {
  if (isPositive(raw)) return accepted(raw);
  const strange = isMapping(raw) ? strangeKey(raw, ['percent']) : undefined;
  if (strange) return strange;
  const percent = isMapping(raw) ? raw['percent'] : undefined;
  if (isPositive(percent) && percent < 100) return accepted({ percent });
  return refused(
    `tolerance 应为大于 0 的数字（按目标单位），或 { percent: 百分数 }（大于 0、小于 100），现为 ${quoted(raw)}`,
  );
}

/** By how much a figure is widened, in its own unit; 0 without a tolerance. */
export function slackOf(tolerance: Tolerance | undefined, figure: number): number {
  if (tolerance === undefined) return 0;
  return typeof tolerance === 'number' ? tolerance : (Math.abs(figure) * tolerance.percent) / 100;
}

/** For people: `±3 个百分点`, `±5%`. */
export function describeTolerance(tolerance: Tolerance, unit: string): Label {
  if (typeof tolerance === 'object') return { zh: `±${tolerance.percent}%`, en: `±${tolerance.percent}%` };
  const { zh, en } = withPoints(tolerance, unit);
  return { zh: `±${zh}`, en: `±${en}` };
}

function isPositive(raw: unknown): raw is number {
  return typeof raw === 'number' && Number.isFinite(raw) && raw > 0;
}
