import type { Names } from '../definitions/names.js';
import { problemAt, type Problem } from '../problem.js';
import { placeOfText } from './code-text.js';
import type { FoundRule } from './load-code.js';

/** Reports what a rule reads that nobody defines, and what it cannot read together. */
export function checkReads({ rule, code }: FoundRule, names: Names, problems: Problem[]): void {
  const { measures = [], indicators = [], cases = [], records } = rule.reads;
  const at = placeOfText(code, rule.key);
  for (const one of measures) names.measures.expect(one, placeOfText(code, one));
  for (const one of indicators) names.indicators.expect(one, placeOfText(code, one));
  for (const one of cases) names.caseTypes.expect(one, placeOfText(code, one));
  for (const one of records?.services ?? []) names.services.expect(one, placeOfText(code, one));
  const figures = measures.length + indicators.length + cases.length;
  if (records?.by !== undefined && figures > 0) {
    const message = `规则 ${rule.key} 按 ${records.by} 分组读取 records，不能同时读取 measures、indicators 或 cases`;
    problems.push(problemAt(at, message, '请分成两条规则，或去掉 records.by'));
  }
  if (records !== undefined || figures > 0) return;
  const message = `规则 ${rule.key} 什么也不读`;
  const hint = '请在 reads 中写明 measures、indicators、cases 或 records，只有它们变化时才运行';
  problems.push(problemAt(at, message, hint));
}
