import type { Day } from '#calendar';
import { referencedIndicators, type Plan, type Target, type TargetStatus } from '#plans';
import { judgedTarget } from '../judging/judged-target.js';
import { groupKeyOf } from '../judging/observation-group.js';
import type { JudgingReader } from './judging-reader.js';
import { ranksOf } from './ranks.js';
import type { RankingEntry } from './read-queries.js';
import type { ReadDatabase } from './read-tables.js';
import { judgeStored, lookBack, type StatusReader } from './status-reader.js';

/** The units of one kind under a plan's region, in the order of a target's value. */
export class RankingReader {
  constructor(
    private readonly db: ReadDatabase,
    private readonly judging: JudgingReader,
    private readonly statuses: StatusReader,
  ) {}

  async ranking(
    plan: Plan,
    target: Target,
    level: string,
    asOf?: Day,
  ): Promise<{ asOf: Day; entries: RankingEntry[] }> {
    const { tree } = (await this.judging.still()).judging;
    const units = [...tree.subtree(plan.region)]
      .filter(({ kind, code, validTo }) => kind === level && code !== plan.region && validTo === undefined)
      .map(({ code }) => code);
    const { day, byUnit } = await this.statusOf(plan, target, units, asOf);
    const values = new Map<string, number>();
    for (const [unit, { value }] of byUnit) if (value !== null) values.set(unit, value);
    const ranks = ranksOf(values, this.statuses.directionOf(target.indicator));
    const entries = units.map((unit): RankingEntry => {
      const status = byUnit.get(unit)!;
      return { unit, status, rank: ranks.get(unit) ?? (values.has(unit) ? 1 : null) };
    });
    entries.sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.unit < b.unit ? -1 : 1));
    return { asOf: day, entries };
  }

  /** Stored statuses, each of its unit's newest day, where every unit has one; otherwise judged for one day. */
  private async statusOf(
    plan: Plan,
    target: Target,
    units: readonly string[],
    asOf?: Day,
  ): Promise<{ day: Day; byUnit: Map<string, TargetStatus> }> {
    const stored = units.length === 0 ? [] : await this.storedOf(plan, target, units);
    const newest = stored.length === 0 ? null : Math.max(...stored.map((row) => row.as_of));
    const current = asOf === undefined || stored.every((row) => row.as_of === asOf);
    if (newest !== null && stored.length === units.length && current) {
      const byUnit = new Map(stored.map((row) => [row.unit, judgeStored(plan, [target], [row])!.get(target.id)!]));
      return { day: newest, byUnit };
    }
    const day = asOf ?? newest ?? (await this.statuses.newestDay(plan, plan.region));
    const { judge, places } = await this.judging.load({
      units,
      indicators: [target.indicator],
      references: referencedIndicators(target),
      from: lookBack(plan, [target]),
      to: day,
    });
    const judged = (unit: string) => judgedTarget(plan, target, unit, places) ?? { plan, target, unit };
    return { day, byUnit: new Map(units.map((unit) => [unit, judge.judge(judged(unit), { asOf: day })])) };
  }

  private storedOf(plan: Plan, target: Target, units: readonly string[]) {
    return this.db
      .selectFrom('observed')
      .select(['unit', 'target_group', 'as_of', 'judged_on', 'data'])
      .where('plan', '=', plan.id)
      .where('unit', 'in', units)
      .where('target_group', '=', groupKeyOf(plan, target))
      .execute();
  }
}
