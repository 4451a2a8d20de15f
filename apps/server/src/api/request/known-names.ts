import { Inject, Injectable } from '@nestjs/common';
import type { IndicatorDefinition } from '#indicators';
import { OrgTree, type OrgUnit } from '#org';
import { newestOf, versionsOf, type Plan, type Target } from '#plans';
import { ProblemException } from '#platform';
import { nearest } from '#plugin-host';
import { CATALOGUE, type Catalogue } from '../../server-parts.js';

/** Finds what a request names in the catalogue. An unknown name ends it with 404, and the nearest known one. */
@Injectable()
export class KnownNames {
  readonly tree: OrgTree;

  constructor(@Inject(CATALOGUE) readonly catalogue: Catalogue) {
    this.tree = new OrgTree(catalogue.orgUnits);
  }

  plan(id: string): Plan {
    const plans = newestOf(this.catalogue.plans);
    return plans.find((plan) => plan.id === id) ?? unknown('UNKNOWN_PLAN', '没有这个要点', id, plans.map((one) => one.id)); // prettier-ignore
  }

  target(plan: Plan, id: string): Target {
    // A target that a revision dropped can still be looked at as of an earlier day.
    const targets = [...versionsOf(this.catalogue.plans, plan.id)].reverse().flatMap((version) => version.targets);
    return (
      targets.find((target) => target.id === id) ??
      unknown('UNKNOWN_TARGET', `要点 ${plan.id} 没有这个目标`, id, targets.map((one) => one.id)) // prettier-ignore
    );
  }

  orgUnit(code: string): OrgUnit {
    const known = this.catalogue.orgUnits.map((unit) => unit.code);
    return this.tree.get(code) ?? unknown('UNKNOWN_ORG_UNIT', '没有这个机构', code, known);
  }

  indicator(code: string): IndicatorDefinition {
    const { indicators } = this.catalogue;
    return (
      indicators.find((one) => one.code === code) ??
      unknown('UNKNOWN_INDICATOR', '没有这个指标', code, indicators.map((one) => one.code)) // prettier-ignore
    );
  }
}

function unknown(code: string, title: string, name: string, known: Iterable<string>): never {
  const near = nearest(name, known);
  const detail = near === undefined ? `${title}：${name}` : `${title}：${name}；是否想写 ${near}？`;
  throw new ProblemException(404, code, title, detail, { name, ...(near !== undefined && { nearest: near }) });
}
