import { formatDay, parseDay, type Day } from '#calendar';
import type { Formula } from '#indicators';
import type { Catalogue } from '#plugin-host';
import { judge, type Condition, type Observation, type Plan, type Target, type TargetStatus } from '#plans';
import { NaiveSums } from './naive-sums.js';
import { NaiveValues } from './naive-values.js';
import type { Sent } from './random-year.js';

/** A status with what it is the status of. */
export interface NaiveStatus {
  readonly plan: Plan;
  readonly target: Target;
  readonly unit: string;
  readonly status: TargetStatus;
}

interface Judged {
  readonly plan: Plan;
  readonly target: Target;
  readonly unit: string;
  readonly opensOn?: Day;
}

interface Days {
  readonly from: Day;
  readonly to: Day;
}

const CAPS = ['atMost', 'below', 'falls', 'zero', 'rankAtMost'];
const QUORUM = 0.8;

/**
 * Every target at every unit judged from the records that are left, by plain loops: nothing of the engine but the pure
 * `judge`.
 */
export class NaiveJudgement {
  private readonly sums: NaiveSums;
  private readonly values: NaiveValues;
  private readonly judged: readonly Judged[];

  constructor(
    private readonly catalogue: Catalogue,
    records: readonly Sent[],
  ) {
    this.sums = new NaiveSums(catalogue, records);
    this.values = new NaiveValues(catalogue, this.sums);
    this.judged = catalogue.plans.flatMap((plan) => plan.targets.flatMap((target) => this.judgedOf(plan, target)));
  }

  /** What the board shows once a day has begun. */
  onBoard(today: Day): NaiveStatus[] {
    return this.judged.flatMap((one) => {
      const newest = this.newestOf(one.unit) ?? today - 1;
      const opensToday = isLimit(one.target.condition) && openingOf(one) === today;
      const day = opensToday ? today : Math.min(today - 1, newest);
      return this.isInForce(one.plan, day) ? [this.judge(one, day, today)] : [];
    });
  }

  /** What is to be read of a past day at a unit. */
  asOf(day: Day, unit: string): NaiveStatus[] {
    return this.judged
      .filter((one) => one.unit === unit && this.isInForce(one.plan, day))
      .map((one) => this.judge(one, day));
  }

  private judge({ plan, target, unit, ...rest }: Judged, day: Day, open?: Day): NaiveStatus {
    const observation = this.observe({ plan, target, unit, ...rest }, day, open);
    return { plan, target, unit, status: judge(target, plan, observation, day) };
  }

  private isInForce({ version, validFrom = Number.NEGATIVE_INFINITY }: Plan, day: Day): boolean {
    const next = this.catalogue.plans.find((plan) => plan.version === version + 1)?.validFrom;
    return validFrom <= day && (next === undefined || day < next);
  }

  private judgedOf(plan: Plan, target: Target): Judged[] {
    const { orgUnit, andEach, stages } = target.appliesTo;
    const below = this.sums.units.filter(
      ({ code, kind }) => kind === andEach && code !== orgUnit && this.sums.path(code).includes(orgUnit),
    );
    return [
      { plan, target, unit: orgUnit },
      ...below.map(({ code, attributes }) => {
        // The only staged cohort is that of the pilots.
        const stage = stages?.find(({ cohort }) => cohort === undefined || attributes['pilot'] === true);
        return { plan, target, unit: code, ...(stage && { opensOn: stage.from }) };
      }),
    ];
  }

  private observe({ plan, target, unit, opensOn }: Judged, asOf: Day, open?: Day): Observation {
    const { indicator } = target;
    const regular = this.regularMeasures(indicator);
    const coverage = regular.length === 0 ? asOf : this.coveredAt(indicator, unit, Math.max(asOf, open ?? asOf));
    const covered = coverage === null ? asOf : Math.min(asOf, coverage);
    const windowAt = (day: Day): Days => windowOf(target, plan, day);
    const valueOver = (from: Day, to: Day): number | null => this.values.value(indicator, unit, from, to).value;
    return {
      coverage,
      reportWithinDays: this.allowance(regular, coverage),
      ...(opensOn !== undefined && { opensOn }),
      completenessAt: () => null,
      valueAt: (day) => {
        const window = windowAt(day);
        const due = dueIn(target, window);
        const to = this.countedTo(target, window, day, day === covered || day === asOf ? open : undefined);
        return this.values.value(indicator, unit, window.from, to, Math.min(window.to, due));
      },
      previousYear: () => {
        const window = windowAt(covered);
        return valueOver(sameDay(window.from), Math.min(sameDay(dueIn(target, window)), window.from - 1));
      },
      yearBeforeShape: (day) => valueOver(sameDay(windowAt(day).from), sameDay(day)),
      indicatorValue: (code, day) => {
        for (const at of this.sums.path(unit)) {
          const { value } = this.values.value(code, at, windowAt(day).from, day);
          if (value !== null) return value;
        }
        return null;
      },
    };
  }

  /** What has come until today counts already, but for values that the days themselves change, and by one definition. */
  private countedTo(target: Target, window: Days, day: Day, open = day): Day {
    const formulas = this.formulasIn(target.indicator);
    const changesWithDays = formulas.some(
      (formula) =>
        ['recurring', 'longest-run', 'daily-mean'].includes(formula.kind) ||
        ('over' in formula && formula.over === 'previousYear'),
    );
    const isLevel = formulas.every(
      ({ kind }) => ['level', 'milestone', 'per-capita', 'daily-mean'].includes(kind) || this.isOfStock(kind, formulas),
    );
    const last = isLevel ? day : Math.min(day, window.to);
    if (day >= target.deadline || changesWithDays) return last;
    const until = Math.min(window.to, dueIn(target, window), this.values.definedUntil(target.indicator, day));
    return Math.max(last, Math.min(open, until));
  }

  private isOfStock(kind: Formula['kind'], formulas: readonly Formula[]): boolean {
    return kind === 'cohort-share' && formulas.length === 1;
  }

  /** The formulas of an indicator and of those it is computed from. */
  private formulasIn(code: string): Formula[] {
    return this.values.formulas(code).flatMap((formula) => [formula, ...this.innerOf(formula, true)]);
  }

  private innerOf(formula: Formula, withBaseline: boolean): Formula[] {
    const inner: string[] = [];
    if ('of' in formula) inner.push(formula.of);
    if (formula.kind === 'cohort-share' && 'indicator' in formula) inner.push(formula.indicator);
    if (withBaseline && 'over' in formula && formula.over !== 'previousYear') inner.push(formula.over.indicator);
    return inner.flatMap((code) => this.formulasIn(code));
  }

  /** Measures of the numerator that somebody reports or counts day by day. */
  private regularMeasures(code: string): string[] {
    const measures = this.values.formulas(code).flatMap((formula): string[] => {
      switch (formula.kind) {
        case 'ratio':
          return [...formula.numerator];
        case 'count':
        case 'level':
        case 'zero-event':
          return [...formula.measures];
        case 'mean':
          return [formula.total];
        case 'growth':
        case 'delta':
        case 'rank':
          return this.regularMeasures(formula.of);
        case 'cohort-share':
          return 'measure' in formula ? [formula.measure] : this.regularMeasures(formula.indicator);
        case 'per-capita':
        case 'daily-mean':
        case 'longest-run':
        case 'recurring':
          return [formula.measure];
        case 'milestone':
        case 'cases-in-time':
          return [];
      }
    });
    return [...new Set(measures)].filter((measure) => this.sums.definition(measure).source.kind !== 'milestone');
  }

  private newestOf(unit: string): Day | null {
    const days = this.judged
      .filter((one) => one.unit === unit)
      .flatMap(({ target }) => this.coveredAt(target.indicator, unit, Number.POSITIVE_INFINITY) ?? []);
    return days.length === 0 ? null : Math.max(...days);
  }

  private coveredAt(indicator: string, unit: string, asOf: Day): Day | null {
    const days = this.regularMeasures(indicator).flatMap((measure) => {
      const limit = this.sums.definition(measure).source.kind === 'reported' ? asOf : Number.POSITIVE_INFINITY;
      const last = this.lastOfMost(measure, unit, limit);
      return last === null ? [] : Math.min(last, asOf);
    });
    return days.length === 0 ? null : Math.max(...days);
  }

  /** Above the counties: the day that four fifths of those with data have reached. */
  private lastOfMost(measure: string, unit: string, limit: Day): Day | null {
    const counties = this.sums.units.filter(
      ({ code, kind }) => kind === 'county' && code !== unit && this.sums.path(code).includes(unit),
    );
    const days = counties.flatMap(({ code }) => this.sums.lastDay(measure, code, limit) ?? []).sort((a, b) => b - a);
    return days.length < 2 ? this.sums.lastDay(measure, unit, limit) : days[Math.ceil(days.length * QUORUM) - 1]!;
  }

  /** A month to report, where it is reported, else a day; and the days it may take. */
  private allowance(regular: readonly string[], coverage: Day | null): number {
    const days = regular.map((measure) => {
      const { source, reportWithinDays } = this.sums.definition(measure);
      if (coverage === null) return reportWithinDays;
      return reportWithinDays + (source.kind === 'reported' ? lastOfMonth(coverage + 1) - coverage : 1);
    });
    return Math.max(0, ...days);
  }
}

function isLimit(condition: Condition): boolean {
  if ('anyOf' in condition) return condition.anyOf.every(isLimit);
  if ('allOf' in condition) return condition.allOf.every(isLimit);
  return CAPS.includes(Object.keys(condition)[0]!);
}

function openingOf({ plan, target }: Judged): Day {
  return typeof target.window === 'object' ? target.window.from : parseDay(`${plan.year}-01-01`)!;
}

function windowOf({ window, deadline }: Target, { year }: Plan, day: Day): Days {
  if (typeof window === 'object') return window;
  const [first, last] = [parseDay(`${year}-01-01`)!, parseDay(`${year}-12-31`)!];
  if (window === 'year') return { from: first, to: last };
  const iso = formatDay(Math.max(first, Math.min(day, deadline)));
  const month = Number(iso.slice(5, 7));
  const begins = window === 'month' ? month : month - ((month - 1) % 3);
  const ends = window === 'month' ? month : begins + 2;
  const firstOf = (one: number) => parseDay(`${iso.slice(0, 4)}-${String(one).padStart(2, '0')}-01`)!;
  return { from: firstOf(begins), to: lastOfMonth(firstOf(ends)) };
}

function dueIn({ window, deadline }: Target, { to }: Days): Day {
  return typeof window === 'object' || window === 'year' ? deadline : Math.min(deadline, to);
}

function lastOfMonth(day: Day): Day {
  let last = day;
  while (formatDay(last + 1).slice(0, 7) === formatDay(day).slice(0, 7)) last++;
  return last;
}

/** The same date one year earlier. */
function sameDay(day: Day): Day {
  const iso = formatDay(day);
  return parseDay(`${Number(iso.slice(0, 4)) - 1}${iso.slice(4)}`) ?? parseDay(`${Number(iso.slice(0, 4)) - 1}-02-28`)!;
}
