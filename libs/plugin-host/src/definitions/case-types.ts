import { caseMeasure, type CaseCount, type CaseTypeDefinition, type MeasureDefinition } from '#indicators';
import { nearest } from '../nearest.js';
import { problemAt, type Problem } from '../problem.js';
import type { SourceFile } from '../source/source-file.js';
import { entriesOf } from './entry.js';
import type { NameBook } from './name-book.js';

type RawCaseType = Omit<CaseTypeDefinition, 'limits'> & Partial<Pick<CaseTypeDefinition, 'limits'>>;

/** Reads the case types. Limits must name stages, and lead from an earlier to a later one. */
export function readCaseTypes(
  sources: readonly SourceFile[],
  book: NameBook,
  problems: Problem[],
): readonly CaseTypeDefinition[] {
  return entriesOf<RawCaseType>('case-types', sources, book, problems).map(({ raw, place }) => {
    const limits = raw.limits ?? [];
    limits.forEach((limit, i) => {
      const unknown = (['from', 'to'] as const).filter((end) => !raw.stages.includes(limit[end]));
      for (const end of unknown) {
        const near = nearest(limit[end], raw.stages);
        const hint = near === undefined ? `环节有：${raw.stages.join('、')}` : `是否想写 ${near}？`;
        problems.push(problemAt(place('limits', i, end), `${raw.code} 没有环节 ${limit[end]}`, hint));
      }
      if (unknown.length === 0 && raw.stages.indexOf(limit.from) >= raw.stages.indexOf(limit.to)) {
        problems.push(problemAt(place('limits', i, 'to'), `时限应从先到后：${limit.to} 不在 ${limit.from} 之后`));
      }
    });
    return { ...raw, limits };
  });
}

const COUNTS: readonly {
  readonly count: CaseCount;
  readonly zh: string;
  readonly en: string;
  readonly unit: string;
}[] = [
  { count: 'opened', zh: '立案', en: 'opened', unit: '件' },
  { count: 'closed', zh: '办结', en: 'closed', unit: '件' },
  { count: 'in-time', zh: '按时办结', en: 'closed in time', unit: '件' },
  { count: 'late', zh: '超时限', en: 'past a limit', unit: '件' },
  { count: 'duration', zh: '办结用时', en: 'days to close', unit: '天' },
];

/** The measures made for each case type: `case.<type>.opened`, `.closed`, `.in-time`, `.late` and `.duration`. */
export function caseMeasures(types: readonly CaseTypeDefinition[]): MeasureDefinition[] {
  return types.flatMap(({ code, name }) =>
    COUNTS.map(({ count, zh, en, unit }) => ({
      code: caseMeasure(code, count),
      name: { zh: `${name.zh}：${zh}`, en: `${name.en}: ${en}` },
      unit,
      accrual: 'flow' as const,
      source: { kind: 'case' as const, caseType: code, count },
      decimals: 0,
      mayBeNegative: false,
      distinctPer: 'year' as const,
      reportWithinDays: 10,
    })),
  );
}
