import type { MeasureDefinition } from '#indicators';
import { problemAt, type Path, type Place, type Problem } from '../problem.js';
import { listOf } from './entry.js';
import type { FormulaKey, RawFormula } from './formula.js';
import type { Names } from './names.js';

/** Where a formula names something, as paths below its key. */
interface Named {
  readonly book: 'measures' | 'cohorts' | 'milestones' | 'caseTypes';
  readonly code: string;
  readonly path: Path;
}

/** Reports unknown names in a formula, and measures that add up in a way that its kind cannot use. */
export function checkFormulaNames(
  raw: RawFormula,
  key: FormulaKey,
  place: (...path: Path) => Place,
  names: Names,
  measures: ReadonlyMap<string, MeasureDefinition>,
  problems: Problem[],
): void {
  for (const { book, code, path } of namedIn(raw, key)) {
    if (!names[book].expect(code, place(key, ...path)) || book !== 'measures') continue;
    const measure = measures.get(code);
    if (key === 'level' && measure && measure.accrual !== 'stock') {
      problems.push(
        problemAt(place(key, ...path), `level 只用于存量（stock），${code} 是 ${measure.accrual}`, '累计数请用 count'),
      );
    }
    if (key === 'count' && measure?.accrual === 'stock') {
      problems.push(problemAt(place(key, ...path), `count 不用于存量（stock）${code}`, '存量请用 level'));
    }
  }
}

function namedIn(raw: RawFormula, key: FormulaKey): readonly Named[] {
  const given = raw as Required<RawFormula>;
  const measure = (code: string, ...path: Path): Named => ({ book: 'measures', code, path });
  const each = (codes: string | readonly string[], ...path: Path): readonly Named[] =>
    listOf<string>(codes).map((code, i) => measure(code, ...path, ...(Array.isArray(codes) ? [i] : [])));
  switch (key) {
    case 'ratio':
      return [...each(given.ratio.numerator, 'numerator'), ...each(given.ratio.denominator, 'denominator')];
    case 'count':
    case 'level':
    case 'zeroEvent':
      return each(given[key]);
    case 'perCapita':
      return [measure(given.perCapita.measure, 'measure'), measure(given.perCapita.population, 'population')];
    case 'mean':
      return [measure(given.mean.total, 'total'), measure(given.mean.count, 'count')];
    case 'dailyMean':
      return [measure(given.dailyMean.measure, 'measure')];
    case 'cohortShare': {
      const { cohort, measure: code } = given.cohortShare;
      return [{ book: 'cohorts', code: cohort, path: ['cohort'] }, measure(code, 'measure')];
    }
    case 'milestone':
      return [{ book: 'milestones', code: given.milestone, path: [] }];
    case 'casesInTime':
      return [{ book: 'caseTypes', code: given.casesInTime, path: [] }];
  }
}
