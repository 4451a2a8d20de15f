import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { formatDay } from '#calendar';
import type { Label } from '#indicators';
import type { Explanation, ReadQueries } from '#read-model';
import { READ_QUERIES } from '../../server-parts.js';
import { dayIn } from '../request/is-day.js';
import { isoOrNull } from '../request/iso.js';
import { KnownNames } from '../request/known-names.js';
import type { ExplainDto } from './plans.dto.js';
import { statusView, type StatusView } from './status-view.js';

const DEFAULT_PAGE = 50;

/** The same with the days as ISO text. */
type Told<T> = T extends { readonly day: number }
  ? Omit<{ [K in keyof T]: Told<T[K]> }, 'day'> & { readonly day: string }
  : T extends readonly (infer Item)[]
    ? readonly Told<Item>[]
    : T extends object
      ? { readonly [K in keyof T]: Told<T[K]> }
      : T;

type Definition = Explanation['definition'];
type MeasurePart = Explanation['measures'][number];
type IndicatorPart = Explanation['indicators'][number];

interface DefinitionView extends Omit<Definition, 'validFrom'> {
  readonly indicator: string;
  readonly name: Label;
  readonly validFrom: string | null;
}

interface MeasurePartView {
  readonly measure: string;
  readonly name: Label;
  readonly unit: string;
  readonly role: MeasurePart['role'];
  readonly orgUnit: string;
  /** `null`: from the beginning. */
  readonly from: string | null;
  readonly to: string;
  readonly sum: number | null;
}

interface IndicatorPartView {
  readonly role: IndicatorPart['role'];
  readonly orgUnit: string;
  readonly from: string;
  readonly to: string;
  readonly value: number | null;
  /** Unit of the value. */
  readonly unit: string;
  readonly definition: DefinitionView;
  readonly measures: readonly MeasurePartView[];
  readonly indicators: readonly IndicatorPartView[];
}

export interface ExplanationView {
  readonly plan: string;
  readonly target: string;
  readonly orgUnit: string;
  readonly asOf: string;
  readonly value: number | null;
  /** Unit of the value. */
  readonly unit: string;
  readonly status: StatusView;
  readonly definition: DefinitionView;
  /** What the formula itself sums up. */
  readonly measures: readonly MeasurePartView[];
  /** The indicators it is computed from, with their values and what these come from. */
  readonly indicators: readonly IndicatorPartView[];
  /** What was added to the measures, also to those of inner indicators. */
  readonly contributions: Told<Explanation['contributions']>;
  readonly cases: Told<Explanation['cases']>;
  readonly nextCursor: string | null;
}

export class ExplainTarget extends Query<ExplanationView> {
  constructor(
    readonly plan: string,
    readonly target: string,
    readonly wanted: ExplainDto,
  ) {
    super();
  }
}

@QueryHandler(ExplainTarget)
export class ExplainTargetHandler implements IQueryHandler<ExplainTarget, ExplanationView> {
  constructor(
    private readonly names: KnownNames,
    @Inject(READ_QUERIES) private readonly queries: ReadQueries,
  ) {}

  async execute({ plan: planId, target: targetId, wanted }: ExplainTarget): Promise<ExplanationView> {
    const plan = this.names.plan(planId);
    const target = this.names.target(plan, targetId);
    const orgUnit = this.names.orgUnit(wanted.orgUnit ?? plan.region).code;
    const indicator = this.names.indicator(target.indicator);
    const asOf = dayIn(wanted.asOf);
    const explanation = await this.queries.explain({
      plan: planId,
      target: targetId,
      unit: orgUnit,
      limit: wanted.limit ?? DEFAULT_PAGE,
      ...(asOf !== undefined && { asOf }),
      ...(wanted.cursor !== undefined && { cursor: wanted.cursor }),
    });
    const { definition, status } = explanation;
    return {
      plan: planId,
      target: targetId,
      orgUnit,
      asOf: formatDay(explanation.asOf),
      value: status.value,
      unit: indicator.unit,
      status: statusView(status),
      definition: this.definition(indicator.code, definition),
      measures: explanation.measures.map((part) => this.measure(part)),
      indicators: explanation.indicators.map((part) => this.part(part)),
      contributions: told(explanation.contributions),
      cases: told(explanation.cases),
      nextCursor: explanation.nextCursor,
    };
  }

  private definition(code: string, { version, validFrom, formula }: Definition): DefinitionView {
    const { name } = this.names.indicator(code);
    return { indicator: code, name, version, validFrom: isoOrNull(validFrom), formula };
  }

  private measure({ measure, role, unit: orgUnit, from, to, sum }: MeasurePart): MeasurePartView {
    const { name, unit } = this.names.catalogue.measures.find(({ code }) => code === measure)!;
    return { measure, name, unit, role, orgUnit, from: isoOrNull(from), to: formatDay(to), sum };
  }

  private part({ indicator, role, unit: orgUnit, from, to, value, ...inside }: IndicatorPart): IndicatorPartView {
    return {
      role,
      orgUnit,
      from: formatDay(from),
      to: formatDay(to),
      value,
      unit: this.names.indicator(indicator).unit,
      definition: this.definition(indicator, inside.definition),
      measures: inside.measures.map((part) => this.measure(part)),
      indicators: inside.indicators.map((part) => this.part(part)),
    };
  }
}

/** Every `day` inside, at any depth, as ISO text. */
function told<T>(value: T): Told<T> {
  if (Array.isArray(value)) return value.map(told) as Told<T>;
  if (typeof value !== 'object' || value === null) return value as Told<T>;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]: [string, unknown]) => [
      name,
      name === 'day' ? formatDay(member as number) : told(member),
    ]),
  ) as Told<T>;
}
