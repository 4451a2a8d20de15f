import type { Label } from '#indicators';
import { newestOf, type Plan } from '#plans';
import type { TestFile } from './test-file.js';

/** Which targets of a plugin's plans its tests expect something of. */
export interface Coverage {
  readonly targets: number;
  readonly tested: number;
  /** Whole percent, rounded down; 100 where there are no targets. */
  readonly percent: number;
  /** In the plans' order. */
  readonly untested: readonly { readonly plan: string; readonly target: string; readonly name: Label }[];
}

/** Coverage of the newest version of each plan by all expectations of the tests, of statuses and of alerts. */
export function coverageOf(plans: readonly Plan[], tests: readonly TestFile[]): Coverage {
  const expectations = tests
    .flatMap(({ cases }) => cases)
    .flatMap(({ days }) => days)
    .flatMap(({ statuses = [], alerts = [] }) => [...statuses, ...(alerts === 'none' ? [] : alerts)]);
  const all = newestOf(plans).flatMap(({ id, targets }) => targets.map((target) => ({ plan: id, target })));
  const untested = all.filter(
    ({ plan, target }) =>
      !expectations.some((one) => one.target === target.id && (one.plan === undefined || one.plan === plan)),
  );
  const tested = all.length - untested.length;
  return {
    targets: all.length,
    tested,
    percent: all.length === 0 ? 100 : Math.floor((100 * tested) / all.length),
    untested: untested.map(({ plan, target }) => ({ plan, target: target.id, name: target.name })),
  };
}
