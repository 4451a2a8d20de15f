import { firstDayOfYear, type Day } from '#calendar';
import { judge, planOn, referencedIndicators, versionsOf, type Plan, type Target, type TargetStatus } from '#plans';
import { judgedTarget } from '../judging/judged-target.js';
import { groupKeyOf } from '../judging/observation-group.js';
import { NotObservedError, RememberedObservation } from '../judging/remembered-observation.js';
import type { StatusHistoryRow } from '../read-model.js';
import type { JudgingReader } from './judging-reader.js';
import type { ProjectionFacts } from './projection-facts.js';
import { ranksOf } from './ranks.js';
import type { PlanStatus, RankedStatus } from './read-queries.js';
import type { ReadDatabase } from './read-tables.js';

/** Days before a window that a judgement may look back to: the same window of the year before. */
const LOOK_BACK = 366;

/** A status as of a day, and whether it is the stored one. */
export interface StatusAt {
  readonly asOf: Day;
  readonly stored: boolean;
  /** By target id. */
  readonly statuses: ReadonlyMap<string, TargetStatus>;
}

/** Statuses of a plan's targets: the stored ones, or judged for another day or unit. */
export class StatusReader {
  constructor(
    private readonly db: ReadDatabase,
    private readonly judging: JudgingReader,
    private readonly facts: ProjectionFacts,
  ) {}

  async planStatus(plan: Plan, unit: string, asOf?: Day): Promise<PlanStatus> {
    const targets = await this.targetsAt(plan, unit);
    const { asOf: day, stored, statuses } = await this.statusAt(plan, targets, unit, asOf);
    const ranks = stored ? await this.ranks(plan, targets, unit) : new Map<string, number>();
    const ranked = targets.map((target): RankedStatus => ({
      target,
      status: statuses.get(target.id)!,
      rank: ranks.get(target.id) ?? null,
    }));
    return { plan, asOf: day, targets: ranked };
  }

  /** The version of a plan that is in force on a day, or on the day that a unit was judged last. Throws a RangeError for an unknown plan. */
  async planFor(id: string, unit: string, asOf?: Day): Promise<Plan> {
    const versions = versionsOf(this.judging.catalogue.plans, id);
    if (!versions[0]) throw new RangeError(`unknown plan ${id}`);
    if (versions.length === 1) return versions[0];
    const newest = await this.db
      .selectFrom('observed')
      .select(({ fn }) => [fn.max('as_of').as('asOf'), fn.max('judged_on').as('judgedOn')])
      .where('plan', '=', id)
      .where('unit', '=', unit)
      .executeTakeFirst();
    const day = asOf === undefined || asOf === newest?.asOf ? newest?.judgedOn : asOf;
    return planOn(versions, id, day ?? Number.NEGATIVE_INFINITY) ?? versions[0];
  }

  /** Statuses at any unit, also at one that a target does not name. */
  async statusAt(plan: Plan, targets: readonly Target[], unit: string, asOf?: Day): Promise<StatusAt> {
    const rows = await this.db
      .selectFrom('observed')
      .select(['target_group', 'as_of', 'judged_on', 'data'])
      .where('plan', '=', plan.id)
      .where('unit', '=', unit)
      .execute();
    const newest = rows.length === 0 ? null : Math.max(...rows.map((row) => row.as_of));
    if (newest !== null && (asOf ?? newest) === newest) {
      const statuses = judgeStored(plan, targets, rows);
      if (statuses) return { asOf: newest, stored: true, statuses };
    }
    const day = asOf ?? newest ?? (await this.newestDay(plan, unit));
    return { asOf: day, stored: false, statuses: await this.judge(plan, targets, unit, day) };
  }

  async history(plan: string, target: string, unit: string): Promise<StatusHistoryRow[]> {
    return this.db
      .selectFrom('status_history')
      .select(['plan', 'target', 'unit', 'as_of as asOf', 'state', 'colour', 'value'])
      .where('plan', '=', plan)
      .where('unit', '=', unit)
      .where('target', '=', target)
      .orderBy('as_of')
      .execute();
  }

  /** The day that the data reach; without any, the last day that is over; without a calendar, the plan's first day. */
  async newestDay(plan: Plan, unit: string): Promise<Day> {
    const covered = (await this.facts.newestCoverage(unit)) ?? (await this.facts.newestCoverage(plan.region));
    const today = (await this.facts.today())[plan.region];
    if (today === undefined) return covered ?? firstDayOfYear(plan.year);
    return covered === null ? today - 1 : Math.min(covered, today);
  }

  private async judge(
    plan: Plan,
    targets: readonly Target[],
    unit: string,
    asOf: Day,
  ): Promise<Map<string, TargetStatus>> {
    const { judge, places } = await this.judging.load({
      units: [unit],
      indicators: [...new Set(targets.map(({ indicator }) => indicator))],
      references: [...new Set(targets.flatMap(referencedIndicators))],
      from: lookBack(plan, targets),
      to: asOf,
    });
    return new Map(
      targets.map((target) => {
        const judged = judgedTarget(plan, target, unit, places) ?? { plan, target, unit };
        return [target.id, judge.judge(judged, { asOf })];
      }),
    );
  }

  private async targetsAt(plan: Plan, unit: string): Promise<Target[]> {
    const { tree, places } = (await this.judging.still()).judging;
    const path = tree.path(unit);
    const kind = tree.get(unit)?.kind;
    return plan.targets.filter((target) => {
      const { orgUnit, andEach } = target.appliesTo;
      if (orgUnit === unit) return true;
      return andEach === kind && path.includes(orgUnit) && judgedTarget(plan, target, unit, places) !== undefined;
    });
  }

  /** Rank of a unit by target, from what was observed of its siblings. */
  private async ranks(plan: Plan, targets: readonly Target[], unit: string): Promise<Map<string, number>> {
    const { tree } = (await this.judging.still()).judging;
    const own = tree.get(unit);
    const siblings = own?.parent === undefined ? [] : tree.children(own.parent).filter(({ kind }) => kind === own.kind);
    const ranks = new Map<string, number>();
    if (siblings.length < 2) return ranks;
    const codes = siblings.map(({ code }) => code);
    const rows = await this.db
      .selectFrom('observed')
      .select(['unit', 'target_group', 'value'])
      .where('plan', '=', plan.id)
      .where('unit', 'in', codes)
      .where('value', 'is not', null)
      .execute();
    const values = new Map<string, Map<string, number>>();
    for (const row of rows) {
      const group = values.get(row.target_group) ?? new Map<string, number>();
      values.set(row.target_group, group.set(row.unit, row.value!));
    }
    for (const target of targets) {
      const group = values.get(groupKeyOf(plan, target));
      const rank = group && ranksOf(group, this.directionOf(target.indicator)).get(unit);
      if (rank !== undefined) ranks.set(target.id, rank);
    }
    return ranks;
  }

  directionOf(indicator: string): 'up' | 'down' {
    return this.judging.catalogue.indicators.find(({ code }) => code === indicator)?.direction ?? 'up';
  }
}

interface StoredRow {
  readonly target_group: string;
  readonly judged_on: Day;
  readonly data: string;
}

/** The statuses that the projection came to, judged again from its observations; `undefined` where one is not stored. */
export function judgeStored(
  plan: Plan,
  targets: readonly Target[],
  rows: readonly StoredRow[],
): Map<string, TargetStatus> | undefined {
  const stored = new Map(rows.map((row) => [row.target_group, row]));
  const observations = new Map<string, RememberedObservation>();
  const statuses = new Map<string, TargetStatus>();
  for (const target of targets) {
    const key = groupKeyOf(plan, target);
    const row = stored.get(key);
    if (!row) return undefined;
    let observation = observations.get(key);
    if (!observation) observations.set(key, (observation = RememberedObservation.fromText(row.data)));
    try {
      statuses.set(target.id, judge(target, plan, observation, row.judged_on));
    } catch (error) {
      if (error instanceof NotObservedError) return undefined;
      throw error;
    }
  }
  return statuses;
}

/** First day whose accruing sums a judgement of the targets may ask for. */
export function lookBack(plan: Plan, targets: readonly Target[]): Day {
  const opened = targets.map(({ window }) => (typeof window === 'object' ? window.from : firstDayOfYear(plan.year)));
  return Math.min(firstDayOfYear(plan.year), ...opened) - 2 * LOOK_BACK;
}
