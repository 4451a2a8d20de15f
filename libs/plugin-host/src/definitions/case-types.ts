import type { CaseTypeDefinition } from '#indicators';
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
