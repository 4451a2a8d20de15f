import type { IndicatorDefinition } from '#indicators';
import { problemAt, type Place, type Problem } from '../problem.js';
import type { FormulaKey } from './formula.js';
import { unitsOfDifference } from './formula-unit.js';

/** One indicator named in the formula of another. */
export interface IndicatorUse {
  readonly user: string;
  readonly used: string;
  readonly key: FormulaKey;
  readonly place: Place;
  /** The formula's other indicator, which this one is the baseline of. */
  readonly baselineOf?: string;
}

/** Reports indicators that are computed from themselves, and units that do not go together. Unknown ones are passed over. */
export function checkIndicatorUses(
  uses: readonly IndicatorUse[],
  indicators: readonly IndicatorDefinition[],
  problems: Problem[],
): void {
  checkCircles(uses, problems);
  const unitOf = new Map(indicators.map(({ code, unit }) => [code, unit]));
  for (const use of uses) {
    if (use.baselineOf !== undefined) checkBaselineUnit(use, use.baselineOf, unitOf, problems);
    else if (use.key === 'delta') checkDeltaUnit(use, unitOf, problems);
  }
}

function checkDeltaUnit(use: IndicatorUse, unitOf: ReadonlyMap<string, string>, problems: Problem[]): void {
  const [own, other] = [unitOf.get(use.user), unitOf.get(use.used)];
  if (own === undefined || other === undefined || unitsOfDifference(other).includes(own)) return;
  const expected = unitsOfDifference(other)[0]!;
  const message = `${use.used} 的单位是 ${other}，其差的 unit 应为 ${expected}，现为 ${own}`;
  problems.push(problemAt(use.place, message));
}

function checkBaselineUnit(
  { used, place }: IndicatorUse,
  compared: string,
  unitOf: ReadonlyMap<string, string>,
  problems: Problem[],
): void {
  const [unit, other] = [unitOf.get(used), unitOf.get(compared)];
  if (unit === undefined || other === undefined || unit === other) return;
  problems.push(
    problemAt(place, `${compared} 的单位是 ${other}，不能与单位为 ${unit} 的 ${used} 相比`, '请选单位相同的指标作基数'),
  );
}

function checkCircles(uses: readonly IndicatorUse[], problems: Problem[]): void {
  const usedBy = new Map<string, string[]>();
  for (const { user, used } of uses) usedBy.set(user, [...(usedBy.get(user) ?? []), used]);
  const told = new Set<string>();
  for (const { user, used, place } of uses) {
    const circle = told.has(user) ? undefined : pathBetween(used, user, usedBy);
    if (!circle) continue;
    for (const code of circle) told.add(code);
    problems.push(problemAt(place, `指标成了循环：${[user, ...circle].join(' → ')}`, '请改正其中一个算法'));
  }
}

/** From one indicator to another that it is computed from, both included; `undefined` where it is not. */
function pathBetween(
  from: string,
  to: string,
  usedBy: ReadonlyMap<string, readonly string[]>,
): readonly string[] | undefined {
  const seen = new Set([from]);
  let paths: (readonly string[])[] = [[from]];
  while (paths.length > 0) {
    const found = paths.find((path) => path.at(-1) === to);
    if (found) return found;
    paths = paths.flatMap((path) =>
      (usedBy.get(path.at(-1)!) ?? []).flatMap((next) => {
        if (seen.has(next)) return [];
        seen.add(next);
        return [[...path, next]];
      }),
    );
  }
  return undefined;
}
