import type { Keys } from '../parsed.js';
import type { Target } from '../plan.js';
import { isComposite, partsOf } from './condition-part.js';
import { rangeOf, type IndicatorFacts } from './indicator-facts.js';
import type { PlanProblem } from './plan-problem.js';

type Indicators = ReadonlyMap<string, IndicatorFacts>;

/** Whether what a target is held against exists and can be compared with it. Paths start at the target. */
export function* checkReferences(target: Target, indicators: Indicators): Generator<PlanProblem> {
  const own = indicators.get(target.indicator);
  for (const { rule, written, path } of partsOf(target.condition)) {
    if (isComposite(rule)) continue;
    for (const { path: below, reference } of rule.references(written)) {
      const at = [...path, ...below];
      if ('baseline' in reference && !target.baseline) {
        yield {
          path: at,
          message: '条件与基期相比，但目标没有写 baseline，如 baseline: { value: 85.3, on: 2024-12-31 }',
        };
      }
      if ('indicator' in reference) yield* comparable(reference.indicator, at, target.indicator, own, indicators);
    }
  }
  const { baseline } = target;
  if (!baseline) return;
  if ('indicator' in baseline) {
    yield* comparable(baseline.indicator, ['baseline', 'indicator'], target.indicator, own, indicators);
  } else if (own) {
    const { lowest, highest } = rangeOf(own);
    const outside = (lowest !== null && baseline.value < lowest) || (highest !== null && baseline.value > highest);
    if (outside) {
      const message = `基期值 ${baseline.value} 不可能：该指标${highest === null ? `不会小于 ${lowest}` : `（${own.unit}）在 ${lowest ?? '负数'} 到 ${highest} 之间`}`;
      yield { path: ['baseline', 'value'], message };
    }
  }
}

function* comparable(
  code: string,
  path: Keys,
  ownCode: string,
  own: IndicatorFacts | undefined,
  indicators: Indicators,
): Generator<PlanProblem> {
  const other = indicators.get(code);
  if (!other) {
    yield { path, message: `未知指标 ${code}`, unknown: { name: code, among: 'indicators' } };
  } else if (code === ownCode) {
    yield { path, message: `${code} 就是本目标的指标，不能与自身比较；与上年比请写 previousYear` };
  } else if (own && own.unit !== other.unit) {
    yield { path, message: `指标 ${code} 的单位是 ${other.unit}，而本目标的单位是 ${own.unit}，不能比较` };
  }
}
