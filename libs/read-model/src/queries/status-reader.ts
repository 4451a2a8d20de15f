import { firstDayOfYear, type Day } from '#calendar';
import type { Plan, Target, TargetStatus } from '#plans';
import type { StatusHistoryRow } from '../read-model.js';
import type { JudgingReader } from './judging-reader.js';
import type { ProjectionFacts } from './projection-facts.js';
import { ranksOf } from './ranks.js';
import type { ReadDialect } from './read-dialect.js';
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
    private readonly dialect: ReadDialect,
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
    return { asOf: day, targets: ranked };
  }

  /** Statuses at any unit, also at one that a target does not name. */
  async statusAt(plan: Plan, targets: readonly Target[], unit: string, asOf?: Day): Promise<StatusAt> {
    const rows = await this.db
      .selectFrom('status')
      .select(['target', 'as_of', 'data'])
      .where('plan', '=', plan.id)
      .where('unit', '=', unit)
      .execute();
    const stored = new Map(rows.map((row) => [row.target, row]));
    const newest = rows.length === 0 ? null : Math.max(...rows.map((row) => row.as_of));
    if (newest !== null && (asOf ?? newest) === newest && targets.every(({ id }) => stored.has(id))) {
      const statuses = new Map(targets.map(({ id }) => [id, JSON.parse(stored.get(id)!.data) as TargetStatus]));
      return { asOf: newest, stored: true, statuses };
    }
    const day = asOf ?? newest ?? (await this.newestDay(plan, unit));
    return { asOf: day, stored: false, statuses: await this.judge(plan, targets, unit, day) };
  }

  async history(plan: Plan, target: string, unit: string): Promise<StatusHistoryRow[]> {
    return this.db
      .selectFrom('status_history')
      .select(['plan', 'target', 'unit', 'as_of as asOf', 'state', 'colour', 'value'])
      .where('plan', '=', plan.id)
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
    const { judge } = await this.judging.load({
      units: [unit],
      indicators: [...new Set(targets.map(({ indicator }) => indicator))],
      from: lookBack(plan, targets),
      to: asOf,
    });
    return new Map(targets.map((target) => [target.id, judge.judge({ plan, target, unit }, { asOf })]));
  }

  private async targetsAt(plan: Plan, unit: string): Promise<Target[]> {
    const { tree } = (await this.judging.still()).judging;
    const path = tree.path(unit);
    const kind = tree.get(unit)?.kind;
    return plan.targets.filter(
      ({ appliesTo: { orgUnit, andEach } }) => orgUnit === unit || (andEach === kind && path.includes(orgUnit)),
    );
  }

  /** Rank of a unit by target, from the stored statuses of its siblings. */
  private async ranks(plan: Plan, targets: readonly Target[], unit: string): Promise<Map<string, number>> {
    const { tree } = (await this.judging.still()).judging;
    const own = tree.get(unit);
    const siblings = own?.parent === undefined ? [] : tree.children(own.parent).filter(({ kind }) => kind === own.kind);
    const ranks = new Map<string, number>();
    if (siblings.length < 2) return ranks;
    const rows = await this.db
      .selectFrom('status')
      .select(['unit', 'target'])
      .select(this.dialect.numberIn('data', 'value').as('value'))
      .where('plan', '=', plan.id)
      .where(
        'unit',
        'in',
        siblings.map(({ code }) => code),
      )
      .execute();
    const values = new Map<string, Map<string, number>>(targets.map(({ id }) => [id, new Map()]));
    for (const row of rows) if (row.value !== null) values.get(row.target)?.set(row.unit, row.value);
    for (const { id, indicator } of targets) {
      const rank = ranksOf(values.get(id)!, this.directionOf(indicator)).get(unit);
      if (rank !== undefined) ranks.set(id, rank);
    }
    return ranks;
  }

  directionOf(indicator: string): 'up' | 'down' {
    return this.judging.catalogue.indicators.find(({ code }) => code === indicator)?.direction ?? 'up';
  }
}

/** First day whose accruing sums a judgement of the targets may ask for. */
export function lookBack(plan: Plan, targets: readonly Target[]): Day {
  const opened = targets.map(({ window }) => (typeof window === 'object' ? window.from : firstDayOfYear(plan.year)));
  return Math.min(firstDayOfYear(plan.year), ...opened) - 2 * LOOK_BACK;
}
