import type { MeasureDefinition } from '#indicators';
import type { DeclaredContribution } from '#plugin-sandbox';
import type { Names } from '../definitions/names.js';
import type { Manifest } from '../manifest.js';
import { problemAt, type Problem } from '../problem.js';
import { placeOfText, type CodeText } from './code-text.js';

/** Days after a day by which what is computed for it must be there: data come late, and it comes with them. */
const REPORT_WITHIN_DAYS = 10;

export type DerivedMeasure = MeasureDefinition & {
  readonly source: Extract<MeasureDefinition['source'], { kind: 'derived' }>;
};

/** A derived measure with the text that declares it. */
export interface FoundMeasure {
  readonly measure: DerivedMeasure;
  readonly code: CodeText;
}

export function isDerived(measure: MeasureDefinition): measure is DerivedMeasure {
  return measure.source.kind === 'derived';
}

export function derivedMeasure(
  { key, name, unit, accrual, decimals, reads }: Extract<DeclaredContribution, { kind: 'measure' }>,
  { id: plugin, digest }: Pick<Manifest, 'id' | 'digest'>,
): DerivedMeasure {
  return {
    code: key,
    name: { zh: name.zh, en: name.en ?? name.zh },
    unit,
    accrual,
    source: { kind: 'derived', plugin, digest, ...reads },
    decimals,
    mayBeNegative: true,
    distinctPer: 'year',
    reportWithinDays: REPORT_WITHIN_DAYS,
  };
}

/** Reports what derived measures read that nobody defines, that has no amount of a day, or that comes back to themselves. */
export function checkDerived(
  found: readonly FoundMeasure[],
  measures: readonly MeasureDefinition[],
  names: Names,
  problems: Problem[],
): void {
  const known = new Map(measures.map((measure) => [measure.code, measure]));
  for (const { measure, code } of found) {
    for (const read of measure.source.measures) {
      const place = placeOfText(code, read);
      if (!names.measures.expect(read, place)) continue;
      if (known.get(read)?.accrual === 'distinct') {
        const message = `计量 ${measure.code} 不能读取 ${read}：按人去重的计量没有单日数量`;
        problems.push(problemAt(place, message, '请改读 flow 或 stock 计量'));
      }
    }
    const way = wayBack(measure.code, known);
    if (way) {
      const message = `计量 ${measure.code} 由自己算出：${way.join(' → ')}`;
      problems.push(problemAt(placeOfText(code, measure.code), message));
    }
  }
}

/** How a measure comes back to itself through what it reads. */
function wayBack(
  code: string,
  known: ReadonlyMap<string, MeasureDefinition>,
  way: readonly string[] = [code],
): readonly string[] | undefined {
  const source = known.get(way.at(-1)!)?.source;
  if (source?.kind !== 'derived') return undefined;
  for (const read of source.measures) {
    if (read === code) return [...way, read];
    const found = way.includes(read) ? undefined : wayBack(code, known, [...way, read]);
    if (found) return found;
  }
  return undefined;
}
