import { parseDay, type Day } from '#calendar';
import type { Formula } from '#indicators';
import type { Catalogue } from '#plugin-host';
import { judge, type Condition, type Observation, type Plan, type Target, type TargetStatus } from '#plans';
import { NaiveSums } from './naive-sums.js';
import { NaiveValues } from './naive-values.js';
import { dueIn, lastOfMonth, sameDay, windowOf, type Days } from './naive-days.js';
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

const CAPS = ['atMost', 'below', 'falls', 'zero', 'rankAtMost'];
const QUORUM = 0.8;
/** Kinds that are not summed over a window themselves; what they are computed from may be. Shares of a measure are of stocks here. */
const GOES_ON = ['level', 'milestone', 'per-capita', 'daily-mean', 'cohort-share', 'growth', 'delta', 'rank'];

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
    const reach = new Map(this.sums.units.map(({ code }) => [code, this.newestOf(code)]));
    return this.judged.flatMap((one) => {
      const newest = reach.get(one.unit) ?? today - 1;
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
    const isLevel = formulas.every(({ kind }) => GOES_ON.includes(kind));
    const last = isLevel ? day : Math.min(day, window.to);
    if (day >= target.deadline || changesWithDays) return last;
    const until = Math.min(window.to, dueIn(target, window), this.values.definedUntil(target.indicator, day));
    return Math.max(last, Math.min(open, until));
  }

  /** The formulas of an indicator and of those it is computed from. */
  private formulasIn(code: string): Formula[] {
    return this.values.formulas(code).flatMap((formula) => {
      const inner: string[] = [];
      if ('of' in formula) inner.push(formula.of);
      if ('over' in formula && formula.over !== 'previousYear') inner.push(formula.over.indicator);
      if ('meets' in formula) inner.push(formula.indicator);
      return [formula, ...inner.flatMap((one) => this.formulasIn(one))];
    });
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
