import { firstDayOfYear, lastDayOfYear, type Day } from '#calendar';
import type { CompiledIndicators, MeasureDefinition } from '#indicators';
import type { Plan } from '#plans';
import { decodeCursor, encodeCursor } from './cursor.js';
import type { JudgingReader, Still } from './judging-reader.js';
import { measureReach, type ReachWanted } from './measure-reach.js';
import { planMeasures } from './plan-measures.js';
import type { ProjectionFacts } from './projection-facts.js';
import type { Completeness, CompletenessWanted } from './read-queries.js';
import type { ReadDialect } from './read-dialect.js';
import type { ReadDatabase } from './read-tables.js';
import { SourceTally } from './source-tally.js';
import type { StatusReader } from './status-reader.js';

/** How far the data of a plan's measures have come, by reporting unit and by source. */
export class CompletenessReader {
  private readonly definitions: ReadonlyMap<string, MeasureDefinition>;
  private tally: SourceTally | undefined;

  constructor(
    private readonly db: ReadDatabase,
    private readonly dialect: ReadDialect,
    private readonly judging: JudgingReader,
    private readonly facts: ProjectionFacts,
    private readonly statuses: StatusReader,
  ) {
    this.definitions = new Map(judging.catalogue.measures.map((measure) => [measure.code, measure]));
  }

  async page(plan: Plan, { unit, asOf, cursor, limit }: CompletenessWanted): Promise<Completeness> {
    const list = `completeness ${plan.id}`;
    const first = Math.max(0, decodeCursor(list, cursor) ?? 0);
    const { compiled } = (await this.judging.still()).judging;
    const tally = (this.tally ??= this.newTally(compiled));
    const { through, checkpoint } = await tally.readOn();
    const still = await this.judging.still();
    const day = asOf ?? (await this.statuses.newestDay(plan, unit));
    const wanted = reachWanted(plan, unit, day, still);
    const measures = planMeasures(plan, compiled, this.definitions);
    const next = first + limit;
    return {
      plan,
      asOf: day,
      through,
      checkpoint,
      items: measures.slice(first, next).map((measure) => measureReach(measure, tally.of(measure.definition), wanted)),
      nextCursor: next < measures.length ? encodeCursor(list, next) : null,
    };
  }

  private newTally(compiled: CompiledIndicators): SourceTally {
    const read = this.judging.catalogue.plans.flatMap((plan) => planMeasures(plan, compiled, this.definitions));
    const measures = read.map(({ definition }) => definition);
    return new SourceTally(this.db, this.dialect, this.judging, this.facts, measures);
  }
}

function reachWanted({ year }: Plan, unit: string, asOf: Day, { refs, judging: { tree, paths } }: Still): ReachWanted {
  const below = [...tree.subtree(unit, asOf)];
  return {
    asOf,
    year: { from: firstDayOfYear(year), to: lastDayOfYear(year) },
    unitOf(reporter) {
      const ref = refs.units.find(reporter);
      const holders = ref === undefined ? [] : paths.of(ref).map((holder) => refs.units.code(holder));
      const at = holders.indexOf(unit);
      return at < 0 ? undefined : holders[Math.max(0, at - 1)];
    },
    counties: below.filter(({ kind, code }) => kind === 'county' && code !== unit).map(({ code }) => code),
  };
}
