import type { Label } from '#indicators';
import type { CatalogueRule } from '#plugin-host';
import { newestOf, type Plan } from '#plans';
import { expectationsOf } from './names.js';
import type { TestFile } from './test-file.js';

/** Which targets of a plugin's plans, and which rules of its code, its tests expect something of. */
export interface Coverage {
  readonly targets: number;
  readonly tested: number;
  /** Whole percent, rounded down; 100 where there are no targets. */
  readonly percent: number;
  /** In the plans' order. */
  readonly untested: readonly { readonly plan: string; readonly target: string; readonly name: Label }[];
  readonly rules: number;
  /** In order of their keys. */
  readonly untestedRules: readonly { readonly rule: string; readonly name: RuleName['name'] }[];
}

type RuleName = Pick<CatalogueRule, 'key' | 'name'>;

/** Coverage of the newest version of each plan, and of the rules, by all expectations of the tests. */
export function coverageOf(
  plans: readonly Plan[],
  tests: readonly TestFile[],
  rules: readonly RuleName[] = [],
): Coverage {
  const expectations = tests
    .flatMap(({ cases }) => cases)
    .flatMap(({ days }) => days)
    .flatMap(expectationsOf);
  const all = newestOf(plans).flatMap(({ id, targets }) => targets.map((target) => ({ plan: id, target })));
  const untested = all.filter(
    ({ plan, target }) =>
      !expectations.some(
        (one) => 'target' in one && one.target === target.id && (one.plan === undefined || one.plan === plan),
      ),
  );
  const tested = all.length - untested.length;
  return {
    targets: all.length,
    tested,
    percent: all.length === 0 ? 100 : Math.floor((100 * tested) / all.length),
    untested: untested.map(({ plan, target }) => ({ plan, target: target.id, name: target.name })),
    rules: rules.length,
    untestedRules: rules
      .filter(({ key }) => !expectations.some((one) => 'rule' in one && one.rule === key))
      .map(({ key, name }) => ({ rule: key, name })),
  };
}
