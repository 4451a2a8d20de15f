import { problemAt, type Path, type Place, type Problem } from '../problem.js';
import type { FormulaKey, RawCohortShare, RawFormula } from './formula.js';

const BOUNDS = 'atLeast、above、atMost、below、equals';

/** Whether the fields of a formula go together, beyond what a schema can say in words. */
export function checkFormulaForm(
  raw: RawFormula,
  key: FormulaKey,
  place: (...path: Path) => Place,
  problems: Problem[],
): boolean {
  if (key !== 'cohortShare') return true;
  const slip = slipOf(raw.cohortShare!);
  if (slip) problems.push(problemAt(place(key, ...slip.path), slip.message, slip.hint));
  return slip === undefined;
}

interface Slip {
  readonly path: Path;
  readonly message: string;
  readonly hint?: string;
}

function slipOf({ measure, atLeast, indicator, meets }: RawCohortShare): Slip | undefined {
  if (measure !== undefined && indicator !== undefined) {
    return { path: ['indicator'], message: 'cohortShare 的 measure 与 indicator 只能写一个' };
  }
  if (measure !== undefined) {
    return meets && { path: ['meets'], message: '按 measure 计算的占比没有 meets', hint: '界限请写 atLeast: 数值' };
  }
  if (indicator === undefined) {
    return { path: [], message: 'cohortShare 没有写 measure 或 indicator', hint: '写明按哪个计量或指标看各家是否达标' };
  }
  if (atLeast !== undefined) {
    return {
      path: ['atLeast'],
      message: '按 indicator 计算的占比，界限写在 meets 中',
      hint: 'meets: { atLeast: 数值 }',
    };
  }
  if (meets === undefined) {
    return {
      path: [],
      message: 'cohortShare 没有写 meets',
      hint: `达标的界限，如 meets: { atLeast: 90 }，可用 ${BOUNDS}`,
    };
  }
  if (Object.keys(meets).length !== 1) {
    return { path: ['meets'], message: 'meets 须写且只写一个界限', hint: `可用 ${BOUNDS}` };
  }
  return undefined;
}
