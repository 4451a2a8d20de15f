import type { Grain } from '#calendar';
import type { MeasureDefinition } from '#indicators';
import { problemAt, type Path, type Place, type Problem } from '../problem.js';
import { listOf } from './entry.js';
import type { FormulaKey, RawFormula } from './formula.js';
import type { Names } from './names.js';

/** Where a formula names something, as paths below its key. */
interface Named {
  readonly book: 'measures' | 'cohorts' | 'milestones' | 'caseTypes' | 'indicators';
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
    if (measure) checkMeasureOf(raw, key, measure, place(key, ...path), problems);
  }
}

function checkMeasureOf(
  raw: RawFormula,
  key: FormulaKey,
  { code, accrual, source }: MeasureDefinition,
  place: Place,
  problems: Problem[],
): void {
  if (key === 'level' && accrual !== 'stock') {
    problems.push(problemAt(place, `level 只用于存量（stock），${code} 是 ${accrual}`, '累计数请用 count'));
  }
  if (key === 'count' && accrual === 'stock') {
    problems.push(problemAt(place, `count 不用于存量（stock）${code}`, '存量请用 level'));
  }
  if (key !== 'longestRun' && key !== 'recurring') return;
  const { every } = raw[key]!;
  if (accrual === 'stock') {
    problems.push(problemAt(place, `${key} 不用于存量（stock）${code}`, '请用按次记录或按期上报的累计数'));
  } else if (source.kind === 'reported' && source.every !== undefined && isLonger(source.every, every)) {
    problems.push(
      problemAt(place, `${code} 按 ${source.every} 上报，看不出每 ${every} 的情况`, `every 不应短于 ${source.every}`),
    );
  }
}

const GRAINS: readonly Grain[] = ['day', 'week', 'month', 'quarter', 'half', 'year'];

function isLonger(a: Grain, b: Grain): boolean {
  return GRAINS.indexOf(a) > GRAINS.indexOf(b);
}

/** The indicators that a formula is computed from, with the paths below its key at which it names them. */
export function indicatorsIn(
  raw: RawFormula,
  key: FormulaKey,
): readonly { readonly code: string; readonly path: Path }[] {
  return namedIn(raw, key).filter(({ book }) => book === 'indicators');
}

function namedIn(raw: RawFormula, key: FormulaKey): readonly Named[] {
  const given = raw as Required<RawFormula>;
  const measure = (code: string, ...path: Path): Named => ({ book: 'measures', code, path });
  const indicator = (code: string, ...path: Path): Named => ({ book: 'indicators', code, path });
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
      const { cohort, measure: counted, indicator: judged } = given.cohortShare;
      return [
        { book: 'cohorts', code: cohort, path: ['cohort'] },
        ...(counted === undefined ? [] : [measure(counted, 'measure')]),
        ...(judged === undefined ? [] : [indicator(judged, 'indicator')]),
      ];
    }
    case 'milestone':
      return [{ book: 'milestones', code: given.milestone, path: [] }];
    case 'casesInTime':
      return [{ book: 'caseTypes', code: given.casesInTime, path: [] }];
    case 'growth':
    case 'delta': {
      const { of, over } = given[key];
      return [
        indicator(of, 'of'),
        ...(over === 'previousYear' ? [] : [indicator(over.indicator, 'over', 'indicator')]),
      ];
    }
    case 'rank':
      return [indicator(given.rank.of, 'of')];
    case 'longestRun':
    case 'recurring':
      return [measure(given[key].measure, 'measure')];
  }
}
