import { parseDay } from '#calendar';
import type { IndicatorDefinition, IndicatorVersion, Label, MeasureDefinition } from '#indicators';
import { problemAt, type Path, type Place, type Problem } from '../problem.js';
import type { SourceFile } from '../source/source-file.js';
import { entriesOf, type Entry } from './entry.js';
import { checkFormulaNames } from './formula-names.js';
import { FORMULA_KEYS, toFormula, type RawFormula } from './formula.js';
import type { Names } from './names.js';

interface RawVersion extends RawFormula {
  readonly version?: number;
  readonly validFrom?: string;
}

interface RawIndicator extends RawFormula {
  readonly code: string;
  readonly name: Label;
  readonly unit: string;
  readonly decimals?: number;
  readonly direction?: 'up' | 'down';
  readonly versions?: readonly RawVersion[];
}

/** Reads the indicators with the versions of their definitions 口径. */
export function readIndicators(
  sources: readonly SourceFile[],
  names: Names,
  measures: readonly MeasureDefinition[],
  problems: Problem[],
): readonly IndicatorDefinition[] {
  const byCode = new Map(measures.map((measure) => [measure.code, measure]));
  return entriesOf<RawIndicator>('indicators', sources, names.indicators, problems).flatMap((entry) => {
    const versions = versionsOf(entry, names, byCode, problems);
    const { code, name, unit, decimals = 0, direction } = entry.raw;
    const kind = versions[0]?.formula.kind;
    if (!kind) return [];
    return [{ code, name, unit, decimals, direction: direction ?? (kind === 'zero-event' ? 'down' : 'up'), versions }];
  });
}

function versionsOf(
  { raw, place }: Entry<RawIndicator>,
  names: Names,
  measures: ReadonlyMap<string, MeasureDefinition>,
  problems: Problem[],
): readonly IndicatorVersion[] {
  const own = FORMULA_KEYS.filter((key) => raw[key] !== undefined);
  if (raw.versions && own[0]) {
    problems.push(problemAt(place(own[0]), `已写 versions，${own[0]} 请移入其中一个版本`));
    return [];
  }
  const written = raw.versions ?? [raw];
  const versions: IndicatorVersion[] = [];
  written.forEach((one: RawVersion, i) => {
    const below = (...path: Path): Place => (raw.versions ? place('versions', i, ...path) : place(...path));
    const version = versionOf(one, i, raw.unit, below, names, measures, problems);
    if (!version) return;
    const before = versions.at(-1);
    if (before && (version.validFrom ?? -Infinity) <= (before.validFrom ?? -Infinity)) {
      problems.push(problemAt(below('validFrom'), '口径版本应按启用日期先后排列，且后一版须写 validFrom'));
    }
    versions.push(version);
  });
  return versions;
}

function versionOf(
  raw: RawVersion,
  index: number,
  unit: string,
  place: (...path: Path) => Place,
  names: Names,
  measures: ReadonlyMap<string, MeasureDefinition>,
  problems: Problem[],
): IndicatorVersion | undefined {
  const [key, second] = FORMULA_KEYS.filter((one) => raw[one] !== undefined);
  if (!key || second) {
    const message = second ? `算法只能写一种，${key} 与 ${second} 只留一个` : '没有写算法';
    problems.push(problemAt(second ? place(second) : place(), message, `可用：${FORMULA_KEYS.join('、')}`));
    return undefined;
  }
  checkFormulaNames(raw, key, place, names, measures, problems);
  if ((key === 'cohortShare' || key === 'casesInTime') && unit !== '%') {
    problems.push(problemAt(place(key), `${key} 的结果是百分比，unit 应为 "%"，现为 ${unit}`));
  }
  const validFrom = raw.validFrom === undefined ? undefined : parseDay(raw.validFrom);
  if (raw.validFrom !== undefined && validFrom === undefined) {
    problems.push(problemAt(place('validFrom'), `没有 ${raw.validFrom} 这一天`));
  }
  return {
    version: raw.version ?? index + 1,
    ...(validFrom === undefined ? {} : { validFrom }),
    formula: toFormula(raw, key, unit),
  };
}
