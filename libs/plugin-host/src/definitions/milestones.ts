import {
  milestoneMeasure,
  type IndicatorDefinition,
  type MeasureDefinition,
  type MilestoneDefinition,
} from '#indicators';
import type { Problem } from '../problem.js';
import type { SourceFile } from '../source/source-file.js';
import { entriesOf } from './entry.js';
import type { Names } from './names.js';

/** A milestone as written: with a unit it may also be judged by how many units have reached it (11 家). */
export interface CountableMilestone extends MilestoneDefinition {
  readonly unit?: string;
}

/** Indicator that says whether a milestone is reached. */
export const milestoneIndicator = (milestone: string): string => `milestone.${milestone}`;

/** Indicator that counts the org units at which a milestone is reached. */
export const milestoneCountIndicator = (milestone: string): string => `milestone-count.${milestone}`;

/** The milestones with what is made for each: a measure, an indicator and, where it has a unit, a second one that counts. */
export function readMilestones(
  sources: readonly SourceFile[],
  names: Names,
  problems: Problem[],
): {
  readonly milestones: readonly CountableMilestone[];
  readonly measures: readonly MeasureDefinition[];
  readonly indicators: readonly IndicatorDefinition[];
} {
  const entries = entriesOf<CountableMilestone>('milestones', sources, names.milestones, problems);
  const measures: MeasureDefinition[] = [];
  const indicators: IndicatorDefinition[] = [];
  for (const { raw, place } of entries) {
    const measure = measureOf(raw);
    const made = [reachedOf(raw), ...(raw.unit === undefined ? [] : [countOf(raw, raw.unit)])];
    if (names.measures.enter(measure.code, place('code'))) measures.push(measure);
    indicators.push(...made.filter((indicator) => names.indicators.enter(indicator.code, place('code'))));
  }
  return { milestones: entries.map(({ raw }) => raw), measures, indicators };
}

function measureOf({ code, name, unit }: CountableMilestone): MeasureDefinition {
  return {
    code: milestoneMeasure(code),
    name,
    unit: unit ?? '个',
    accrual: 'stock',
    source: { kind: 'milestone', milestone: code },
    decimals: 0,
    mayBeNegative: false,
    distinctPer: 'year',
    reportWithinDays: 10,
  };
}

function reachedOf({ code, name }: CountableMilestone): IndicatorDefinition {
  return {
    code: milestoneIndicator(code),
    name,
    unit: '个',
    decimals: 0,
    direction: 'up',
    versions: [{ version: 1, formula: { kind: 'milestone', milestone: code } }],
  };
}

function countOf({ code, name }: CountableMilestone, unit: string): IndicatorDefinition {
  return {
    code: milestoneCountIndicator(code),
    name,
    unit,
    decimals: 0,
    direction: 'up',
    versions: [{ version: 1, formula: { kind: 'level', measures: [milestoneMeasure(code)] } }],
  };
}
