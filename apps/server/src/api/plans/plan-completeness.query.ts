import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { formatDay } from '#calendar';
import type { Label } from '#indicators';
import type { OrgUnit } from '#org';
import type { MeasureReach, Reach, ReadQueries, UnitReach } from '#read-model';
import { READ_QUERIES } from '../../server-parts.js';
import { dayIn } from '../request/is-day.js';
import { isoOrNull } from '../request/iso.js';
import { KnownNames } from '../request/known-names.js';
import type { CompletenessDto } from './completeness.dto.js';

const DEFAULT_PAGE = 50;

/** How far data have come; see `Reach`. */
export interface ReachView {
  readonly lastCovered: string | null;
  readonly overdueDays: number | null;
  readonly reporters: number;
  readonly complete: number | null;
  /** Share of the reporters of which nothing is overdue, 0 to 1. */
  readonly completeness: number | null;
  readonly records: number;
}

export interface PlanCompletenessView {
  readonly plan: string;
  /** The version of the plan in force on the day. */
  readonly version: number;
  readonly orgUnit: string;
  readonly asOf: string;
  /** How much of the ledger is behind the answer. Where it is not complete, the same call again comes further. */
  readonly read: { readonly through: number; readonly checkpoint: number; readonly complete: boolean };
  readonly items: readonly (ReachView & {
    readonly measure: string;
    readonly name: Label;
    readonly targets: readonly string[];
    readonly units: readonly (ReachView & {
      readonly orgUnit: string;
      readonly name: OrgUnit['name'];
      readonly sources: readonly (ReachView & { readonly source: string })[];
    })[];
  })[];
  readonly nextCursor: string | null;
}

export class PlanCompleteness extends Query<PlanCompletenessView> {
  constructor(
    readonly plan: string,
    readonly wanted: CompletenessDto,
  ) {
    super();
  }
}

@QueryHandler(PlanCompleteness)
export class PlanCompletenessHandler implements IQueryHandler<PlanCompleteness, PlanCompletenessView> {
  constructor(
    private readonly names: KnownNames,
    @Inject(READ_QUERIES) private readonly queries: ReadQueries,
  ) {}

  async execute({ plan: id, wanted }: PlanCompleteness): Promise<PlanCompletenessView> {
    const { region } = this.names.plan(id);
    const unit = this.names.orgUnit(wanted.orgUnit ?? region).code;
    const asOf = dayIn(wanted.asOf);
    const page = await this.queries.completeness({
      plan: id,
      unit,
      limit: wanted.limit ?? DEFAULT_PAGE,
      ...(asOf !== undefined && { asOf }),
      ...(wanted.cursor !== undefined && { cursor: wanted.cursor }),
    });
    const { plan, through, checkpoint, items, nextCursor } = page;
    return {
      plan: id,
      version: plan.version,
      orgUnit: unit,
      asOf: formatDay(page.asOf),
      read: { through, checkpoint, complete: through >= checkpoint },
      items: items.map((item) => this.measure(item)),
      nextCursor,
    };
  }

  private measure({ measure, targets, units, ...reach }: MeasureReach): PlanCompletenessView['items'][number] {
    const { name } = this.names.catalogue.measures.find(({ code }) => code === measure)!;
    return { measure, name, targets, ...reachView(reach), units: units.map((unit) => this.unit(unit)) };
  }

  private unit({ unit, sources, ...reach }: UnitReach): PlanCompletenessView['items'][number]['units'][number] {
    return {
      orgUnit: unit,
      name: this.names.orgUnit(unit).name,
      ...reachView(reach),
      sources: sources.map(({ source, ...sent }) => ({ source, ...reachView(sent) })),
    };
  }
}

function reachView({ lastCovered, overdueDays, reporters, complete, records }: Reach): ReachView {
  const completeness = complete === null || reporters === 0 ? null : complete / reporters;
  return { lastCovered: isoOrNull(lastCovered), overdueDays, reporters, complete, completeness, records };
}
