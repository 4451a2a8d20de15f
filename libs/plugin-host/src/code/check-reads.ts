import type { Names } from '../definitions/names.js';
import { problemAt, type Problem } from '../problem.js';
import { placeOfText } from './code-text.js';
import type { FoundRule } from './load-code.js';

/** Reports what a rule reads that nobody defines, or that cannot be given to it yet. */
export function checkReads({ rule, code }: FoundRule, names: Names, problems: Problem[]): void {
  const { measures = [], indicators = [], cases = [], records } = rule.reads;
  const at = placeOfText(code, rule.key);
  for (const one of measures) names.measures.expect(one, placeOfText(code, one));
  for (const one of indicators) names.indicators.expect(one, placeOfText(code, one));
  for (const one of cases) names.caseTypes.expect(one, placeOfText(code, one));
  if (records !== undefined) {
    const message = `规则 ${rule.key} 的 reads.records 暂不支持（not supported yet）`;
    problems.push(problemAt(at, message, '请改读 measures、indicators 或 cases'));
  } else if (measures.length + indicators.length + cases.length === 0) {
    problems.push(
      problemAt(
        at,
        `规则 ${rule.key} 什么也不读`,
        '请在 reads 中写明 measures、indicators 或 cases，只有它们变化时才运行',
      ),
    );
  }
}
