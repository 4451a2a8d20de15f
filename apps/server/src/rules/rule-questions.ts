import { formatDay, parseDay } from '#calendar';
import type { Position } from '#event-store';
import type { Catalogue, CatalogueRule } from '#plugin-host';
import type { ProjectionSight } from '../projection/projection-listener.js';
import type { Asked } from './asked.js';
import type { Basis } from './basis.js';
import type { CaseShelf } from './case-shelf.js';
import type { RecordShelf } from './record-shelf.js';
import type { HasFound } from './rounds-desk.js';
import { RuleBoard } from './rule-board.js';
import type { RuleEvaluated } from './rule-event.js';
import { RuleInputs } from './rule-inputs.js';
import type { RulePair } from './rule-pair.js';
import { homeOfRule, planOfRule } from './rule-plan.js';

const NOBODY: Basis['owner'] = { lead: [], cooperating: [], leader: null };

/** The questions that are due, with all that their answers rest on. */
export class RuleQuestions {
  readonly board: RuleBoard;
  private readonly inputs: RuleInputs;

  constructor(
    private readonly catalogue: Pick<Catalogue, 'rules' | 'plans' | 'measures'>,
    private readonly sight: ProjectionSight,
    cases: CaseShelf,
    records: ReadonlyMap<CatalogueRule, RecordShelf>,
  ) {
    this.board = new RuleBoard(catalogue.rules, sight, cases, records);
    this.inputs = new RuleInputs(catalogue, sight, cases, records);
  }

  /**
   * Takes up to so many questions to a rule. `position`: of the last event in the projection's memory. `hasFound`: whether
   * something was found at a place.
   */
  take(rule: CatalogueRule, most: number, position: Position, hasFound: HasFound): readonly Asked[] {
    const asked: Asked[] = [];
    while (asked.length < most) {
      const pairs = this.board.take(rule, most - asked.length);
      if (pairs.length === 0) break;
      asked.push(...pairs.flatMap((pair) => this.askedAbout(pair, position, hasFound) ?? []));
    }
    return asked;
  }

  /** To whom what is said of a rule itself belongs. */
  homeOf(rule: CatalogueRule, { basis }: Asked): Basis {
    const home = homeOfRule(rule.key, this.catalogue.plans);
    if (!home) return basis;
    const { id: plan, version: planVersion, region: unit, year } = home;
    return { ...basis, plan, planVersion, unit, group: null, window: String(year), owner: NOBODY };
  }

  /** Of an answer in the log, as far as its rule, unit and plan are still known. */
  basisOf(event: RuleEvaluated, position: Position): Basis {
    const { plugin, version, digest, orgUnit: unit, group = null, rule: key, day, plan, planVersion, window } = event;
    const { rules, plans } = this.catalogue;
    const rule = rules.find((one) => one.plugin === plugin && one.key === key);
    const owner = planOfRule(key, unit, parseDay(day)!, plans, this.sight.judging.tree)?.owner ?? NOBODY;
    const named = rule ?? { plugin, version, digest, key, name: { zh: key } };
    return { rule: named, unit, group, day, plan, planVersion, window, owner, position };
  }

  private askedAbout(pair: RulePair, position: Position, hasFound: HasFound): Asked | undefined {
    const { rule, unit, group } = pair;
    const day = this.inputs.dayOf(pair, hasFound({ unit: unit.code, group }));
    if (day === undefined) return undefined;
    const chosen = planOfRule(rule.key, unit.code, day, this.catalogue.plans, this.sight.judging.tree);
    if (!chosen) return undefined;
    const { plan, owner } = chosen;
    const belonging = { plan: plan.id, planVersion: plan.version, window: String(plan.year), owner };
    return {
      pair,
      basis: { rule, unit: unit.code, group, day: formatDay(day), ...belonging, position },
      evaluation: { digest: rule.digest, rule: rule.key, input: this.inputs.of(pair, day) },
    };
  }
}
