import { parseDay } from '#calendar';
import type { IndicatorDefinition, IndicatorKind, IndicatorVersion, Label, MeasureDefinition } from '#indicators';
import { problemAt, type Path, type Place, type Problem } from '../problem.js';
import type { SourceFile } from '../source/source-file.js';
import { entriesOf, type Entry } from './entry.js';
import { checkFormulaForm } from './formula-form.js';
import { checkFormulaNames, indicatorsIn } from './formula-names.js';
import { checkFormulaUnit } from './formula-unit.js';
import { FORMULA_KEYS, toFormula, type FormulaKey, type RawFormula } from './formula.js';
import { checkIndicatorUses, type IndicatorUse } from './indicator-uses.js';
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

/** What the indicators are read with. */
interface Surroundings {
  readonly names: Names;
  readonly measures: ReadonlyMap<string, MeasureDefinition>;
  readonly problems: Problem[];
  /** Filled with the indicators that formulas name. */
  readonly uses: IndicatorUse[];
}

/** Kinds of which less is better, where nothing else is said. */
const LESS_IS_BETTER: readonly IndicatorKind[] = ['zero-event', 'rank'];

/**
 * Reads the indicators with the versions of their definitions 口径.
 *
 * @param made indicators of milestones, which formulas may name too
 */
export function readIndicators(
  sources: readonly SourceFile[],
  names: Names,
  measures: readonly MeasureDefinition[],
  made: readonly IndicatorDefinition[],
  problems: Problem[],
): readonly IndicatorDefinition[] {
  const byCode = new Map(measures.map((measure) => [measure.code, measure]));
  const around: Surroundings = { names, measures: byCode, problems, uses: [] };
  const entries = entriesOf<RawIndicator>('indicators', sources, names.indicators, problems);
  const indicators = entries.flatMap((entry): IndicatorDefinition[] => {
    const versions = versionsOf(entry, around);
    const { code, name, unit, decimals = 0, direction } = entry.raw;
    const kind = versions[0]?.formula.kind;
    if (!kind) return [];
    return [
      { code, name, unit, decimals, direction: direction ?? (LESS_IS_BETTER.includes(kind) ? 'down' : 'up'), versions },
    ];
  });
  checkIndicatorUses(around.uses, [...indicators, ...made], problems);
  return indicators;
}

function versionsOf({ raw, place }: Entry<RawIndicator>, around: Surroundings): readonly IndicatorVersion[] {
  const { problems } = around;
  const own = FORMULA_KEYS.filter((key) => raw[key] !== undefined);
  if (raw.versions && own[0]) {
    problems.push(problemAt(place(own[0]), `已写 versions，${own[0]} 请移入其中一个版本`));
    return [];
  }
  const written = raw.versions ?? [raw];
  const versions: IndicatorVersion[] = [];
  written.forEach((one: RawVersion, i) => {
    const below = (...path: Path): Place => (raw.versions ? place('versions', i, ...path) : place(...path));
    const version = versionOf(one, i, raw, below, around);
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
  { code, unit }: RawIndicator,
  place: (...path: Path) => Place,
  { names, measures, problems, uses }: Surroundings,
): IndicatorVersion | undefined {
  const [key, second] = FORMULA_KEYS.filter((one) => raw[one] !== undefined);
  if (!key || second) {
    const message = second ? `算法只能写一种，${key} 与 ${second} 只留一个` : '没有写算法';
    problems.push(problemAt(second ? place(second) : place(), message, `可用：${FORMULA_KEYS.join('、')}`));
    return undefined;
  }
  if (!checkFormulaForm(raw, key, place, problems)) return undefined;
  checkFormulaNames(raw, key, place, names, measures, problems);
  checkFormulaUnit(raw, key, unit, place, problems);
  uses.push(...usesIn(code, raw, key, place));
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

/** The first indicator that a formula names is what it is about; a second one is its baseline. */
function usesIn(user: string, raw: RawFormula, key: FormulaKey, place: (...path: Path) => Place): IndicatorUse[] {
  const [first, ...baselines] = indicatorsIn(raw, key);
  if (!first) return [];
  const use = { user, key };
  return [
    { ...use, used: first.code, place: place(key, ...first.path) },
    ...baselines.map(({ code, path }) => ({ ...use, used: code, place: place(key, ...path), baselineOf: first.code })),
  ];
}
