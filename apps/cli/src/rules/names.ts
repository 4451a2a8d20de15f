import { isDerived, problemAt, nearest, type Catalogue, type Problem } from '#plugin-host';
import type { Plan, Target } from '#plans';
import type { AlertExpectation, FindingExpectation, StatusExpectation, TestFile } from './test-file.js';

/** A target with its plan: the newest version that has it. */
export interface NamedTarget {
  readonly plan: Plan;
  readonly target: Target;
}

/** Looks up what expectations name. */
export class TestNames {
  private readonly targets = new Map<string, NamedTarget[]>();
  private readonly units: ReadonlyMap<string, string>;
  private readonly rules: ReadonlySet<string>;
  private readonly indicators: ReadonlyMap<string, { readonly unit: string; readonly decimals: number }>;

  constructor(catalogue: Catalogue) {
    this.units = new Map(catalogue.orgUnits.map(({ code, name }) => [code, name.zh]));
    const derived = catalogue.measures.filter(isDerived).map(({ code }) => code);
    this.rules = new Set([...catalogue.rules.map(({ key }) => key), ...derived]);
    this.indicators = new Map(catalogue.indicators.map((one) => [one.code, one]));
    for (const plan of [...catalogue.plans].sort((a, b) => a.version - b.version)) {
      for (const target of plan.targets) {
        const others = (this.targets.get(target.id) ?? []).filter((one) => one.plan.id !== plan.id);
        this.targets.set(target.id, [...others, { plan, target }]);
      }
    }
  }

  /** A target by its id and, where several plans have it, its plan. Throws for one that {@link problemsOf} finds. */
  target(id: string, plan?: string): NamedTarget {
    const [found] = this.candidates(id, plan);
    if (!found) throw new RangeError(`unknown target ${id}`);
    return found;
  }

  /** Name of a unit with its code. */
  unit(code: string): string {
    return `${this.units.get(code) ?? '?'} ${code}`;
  }

  /** Unit and decimals of a target's figures. */
  figures({ target }: NamedTarget): { readonly unit: string; readonly decimals: number } {
    return this.indicators.get(target.indicator) ?? { unit: '', decimals: 0 };
  }

  /** Every name in the file's expectations that is none, with its place. */
  problemsOf({ cases, source }: TestFile): readonly Problem[] {
    const problems: Problem[] = [];
    const say = (at: Expectation, field: string, message: string, hint?: string): void => {
      problems.push(problemAt(source.place([...at.path, field]), message, hint));
    };
    for (const at of cases.flatMap(({ days }) => days).flatMap(expectationsOf)) {
      const { orgUnit, plan } = at;
      const target = 'target' in at ? at.target : undefined;
      const rule = 'rule' in at ? at.rule : undefined;
      if (rule !== undefined && !this.rules.has(rule))
        say(at, 'rule', `没有规则 ${rule}`, didYouMean(rule, this.rules));
      const found = target === undefined ? [] : this.candidates(target, plan);
      if (target !== undefined && found.length === 0) {
        const where = plan === undefined ? '' : `计划 ${plan} `;
        say(at, 'target', `${where}没有目标 ${target}`, didYouMean(target, this.targets.keys()));
      }
      if (found.length > 1) {
        const plans = found.map((one) => one.plan.id).join('、');
        say(at, 'target', `几份计划都有目标 ${target}`, `写明 plan：${plans}`);
      }
      if (orgUnit !== undefined && !this.units.has(orgUnit)) {
        say(at, 'orgUnit', `没有机构或地区 ${orgUnit}`, didYouMean(orgUnit, this.units.keys()));
      }
    }
    return problems;
  }

  private candidates(id: string, plan?: string): readonly NamedTarget[] {
    const found = this.targets.get(id) ?? [];
    return plan === undefined ? found : found.filter((one) => one.plan.id === plan);
  }
}

type Expectation = StatusExpectation | AlertExpectation | FindingExpectation;

/** Everything that is expected of one thing on a day. */
export function expectationsOf({
  statuses = [],
  alerts = [],
  findings = [],
}: TestFile['cases'][number]['days'][number]): readonly Expectation[] {
  return [...statuses, ...(alerts === 'none' ? [] : alerts), ...(findings === 'none' ? [] : findings)];
}

function didYouMean(name: string, known: Iterable<string>): string | undefined {
  const near = nearest(name, known);
  return near === undefined ? undefined : `是否想写 ${near}？`;
}
