import type { Computation } from '../computation.js';
import type { Formula } from '../indicator.js';
import { casesInTime } from './cases-in-time.kind.js';
import { cohortShare } from './cohort-share.kind.js';
import { count } from './count.kind.js';
import { dailyMean } from './daily-mean.kind.js';
import { delta } from './delta.kind.js';
import { growth } from './growth.kind.js';
import type { KindContext, KindOf } from './kind.js';
import { level } from './level.kind.js';
import { longestRun } from './longest-run.kind.js';
import { mean } from './mean.kind.js';
import { milestone } from './milestone.kind.js';
import { perCapita } from './per-capita.kind.js';
import { rank } from './rank.kind.js';
import { ratio } from './ratio.kind.js';
import { recurring } from './recurring.kind.js';
import { zeroEvent } from './zero-event.kind.js';

const KINDS = [
  ratio,
  count,
  level,
  perCapita,
  mean,
  dailyMean,
  cohortShare,
  zeroEvent,
  milestone,
  casesInTime,
  growth,
  delta,
  rank,
  longestRun,
  recurring,
];

const byKind = new Map(KINDS.map((kind) => [kind.kind as string, kind as unknown as KindOf<Formula['kind']>]));

/** What a formula stands for: the sums and indicators it reads, and how its value comes from them. */
export function compileFormula(formula: Formula, context: KindContext): Computation {
  const kind = byKind.get(formula.kind);
  if (!kind) throw new RangeError(`unknown indicator kind ${formula.kind}`);
  return kind.compile(formula as never, context);
}
