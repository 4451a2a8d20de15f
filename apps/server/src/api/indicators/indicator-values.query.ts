import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { firstDayOfYear, yearOf, type Day } from '#calendar';
import { ProblemException } from '#platform';
import type { IndicatorPoint, ReadQueries } from '#read-model';
import { READ_QUERIES } from '../../server-parts.js';
import { dayIn } from '../request/is-day.js';
import { isoOrNull } from '../request/iso.js';
import { KnownNames } from '../request/known-names.js';
import type { IndicatorValuesDto } from './indicators.dto.js';

/** Days that one answer spans at most, so that it has at most about as many points. */
const MOST_DAYS: Readonly<Record<string, number>> = { day: 1_100, week: 7_700, month: 36_600 };

export interface IndicatorValuesView {
  readonly indicator: string;
  readonly orgUnit: string;
  /** Unit of the values. */
  readonly unit: string;
  readonly decimals: number;
  readonly grain: string;
  readonly cumulative: boolean;
  readonly points: readonly (Omit<IndicatorPoint, 'coverage'> & { readonly coverage: string | null })[];
}

export class IndicatorValues extends Query<IndicatorValuesView> {
  constructor(
    readonly indicator: string,
    readonly wanted: IndicatorValuesDto,
  ) {
    super();
  }
}

@QueryHandler(IndicatorValues)
export class IndicatorValuesHandler implements IQueryHandler<IndicatorValues, IndicatorValuesView> {
  constructor(
    private readonly names: KnownNames,
    @Inject(READ_QUERIES) private readonly queries: ReadQueries,
  ) {}

  async execute({ indicator: code, wanted }: IndicatorValues): Promise<IndicatorValuesView> {
    const indicator = this.names.indicator(code);
    const { grain = 'month', cumulative = false } = wanted;
    const unit = this.unit(wanted.orgUnit);
    const to = dayIn(wanted.to) ?? (await this.newestDay(unit));
    const from = dayIn(wanted.from) ?? firstDayOfYear(yearOf(to));
    refuseSpan(from, to, grain);
    const points = await this.queries.indicatorValues({ indicator: code, unit, from, to, grain, cumulative });
    return {
      indicator: code,
      orgUnit: unit,
      unit: indicator.unit,
      decimals: indicator.decimals,
      grain,
      cumulative,
      points: points.map((point) => ({ ...point, coverage: isoOrNull(point.coverage) })),
    };
  }

  private unit(code: string | undefined): string {
    const { plans, orgUnits } = this.names.catalogue;
    return this.names.orgUnit(code ?? plans[0]?.region ?? orgUnits[0]?.code ?? '').code;
  }

  /** What the data of the unit cover, or of the county it lies in; without data, where the calendar stands. */
  private async newestDay(unit: string): Promise<Day> {
    const county = this.names.tree.county(unit);
    const covered = (await this.queries.newestCoverage(unit)) ?? (await this.queries.newestCoverage(county));
    if (covered !== null) return covered;
    const days = Object.values(await this.queries.today());
    return days.length > 0
      ? Math.max(...days) - 1
      : firstDayOfYear(Math.max(1, ...this.names.catalogue.plans.map(({ year }) => year)));
  }
}

function refuseSpan(from: Day, to: Day, grain: string): void {
  const most = MOST_DAYS[grain] ?? 36_600;
  let message: string | undefined;
  if (from > to) message = 'from 不能晚于 to';
  else if (to - from > most) message = `按 ${grain} 一次最多查询 ${most} 天；请缩短区间或加大 grain`;
  if (message === undefined) return;
  const errors = [{ pointer: '/from', message }];
  throw new ProblemException(400, 'INVALID_REQUEST', '请求参数有误', message, { errors });
}
