import { addYears, periodOf, type Day } from '#calendar';
import type { MeasureDefinition, RefTable } from '#indicators';
import type { OrgTree } from '#org';
import { deadlineIn, judge, windowAt, type Measurement, type Observation, type TargetStatus } from '#plans';
import type { Coverage } from './coverage.js';
import type { IndicatorReader } from './indicator-reader.js';
import type { JudgedTarget } from './judged-target.js';

/** Sources in which the lack of a record is no lack of data: they speak when something happens. */
const SPEAK_WHEN_IT_HAPPENS = new Set(['case', 'milestone']);

/** What is known of the calendar when a target is judged. */
export interface JudgingDay {
  /** The status speaks of the end of this day. */
  readonly asOf: Day;
  /** The day that has begun and is not over: what it already brought counts, but is not yet due. Absent in the past. */
  readonly open?: Day;
}

interface RegularMeasure {
  readonly measure: number;
  readonly definition: MeasureDefinition;
}

/** What an indicator's value does as days pass. */
interface Traits {
  readonly sumsWindow: boolean;
  /** Whether data count that lie beyond the judged day. Not where days that are not covered change the value by themselves. */
  readonly countsAhead: boolean;
}

/** Judges targets from the day sums: binds indicators and coverage to the pure judgement of `#plans`. */
export class TargetJudge {
  constructor(
    private readonly indicators: IndicatorReader,
    private readonly coverage: Coverage,
    private readonly measureRefs: RefTable,
    private readonly unitRefs: RefTable,
    private readonly tree: OrgTree,
  ) {}

  judge(judged: JudgedTarget, day: JudgingDay): TargetStatus {
    return judge(judged.target, judged.plan, this.observe(judged, day), day.asOf);
  }

  /** Newest day that the data behind a target cover at its unit; `null` where nothing was reported yet. */
  coverageOf(judged: JudgedTarget): Day | null {
    return this.coveredAt(judged, Number.POSITIVE_INFINITY);
  }

  /**
   * The last day that was covered as of a day. Reports cover up to their period's end, so between two of them it is the
   * earlier one's; services and the like go on by the day, so there a later record shows that the days before it are in.
   */
  private coveredAt({ target, unit }: JudgedTarget, asOf: Day): Day | null {
    const ref = this.unitRefs.find(unit);
    if (ref === undefined) return null;
    let newest: Day | null = null;
    for (const { measure, definition } of this.regularMeasures(target.indicator)) {
      const byReport = definition.source.kind === 'reported';
      const last = this.coverage.lastDay(measure, ref, byReport ? asOf : undefined);
      const covered = last === null ? null : Math.min(last, asOf);
      if (covered !== null && (newest === null || covered > newest)) newest = covered;
    }
    return newest;
  }

  /** Days after the covered ones by which the next data must have come: the next reporting period, and the time to report it. */
  private allowance(indicator: string, coverage: Day | null): number {
    let days = 0;
    for (const { definition } of this.regularMeasures(indicator)) {
      const { source, reportWithinDays } = definition;
      const every = source.kind === 'reported' ? (source.every ?? 'month') : 'day';
      const period = coverage === null ? 0 : periodOf(coverage + 1, every).to - coverage;
      days = Math.max(days, period + reportWithinDays);
    }
    return days;
  }

  /** What the ledger says of a target. Nothing is computed before it is asked for. */
  observe(judged: JudgedTarget, { asOf, open }: JudgingDay): Observation {
    const { plan, target, unit, opensOn } = judged;
    const { indicators } = this;
    const value = (from: Day, to: Day, end?: Day): Measurement =>
      indicators.value(target.indicator, unit, from, to, end);
    const regular = this.regularMeasures(target.indicator);
    const coverage = regular.length === 0 ? asOf : this.coveredAt(judged, Math.max(asOf, open ?? asOf));
    const judgedOn = coverage === null ? asOf : Math.min(asOf, coverage);
    const valueAt = (day: Day): Measurement => {
      const window = windowAt(target, plan, day);
      const to = this.countedTo(judged, day, day === judgedOn || day === asOf ? open : day);
      return value(window.from, to, Math.min(window.to, deadlineIn(target, window)));
    };
    return {
      valueAt,
      valueInYearBefore: (day) => value(addYears(windowAt(target, plan, addYears(day, 1)).from, -1), day),
      valueOver: value,
      previousYear: () => this.previousYear(judged, judgedOn),
      indicatorValue: (code, day) => this.nearestValue(code, unit, windowAt(target, plan, day).from, day),
      yearBeforeShape: (day) => value(addYears(windowAt(target, plan, day).from, -1), addYears(day, -1)).value,
      ...(opensOn !== undefined && { opensOn }),
      coverage,
      reportWithinDays: this.allowance(target.indicator, coverage),
      completenessAt: (day) => {
        const ref = this.unitRefs.find(unit);
        if (ref === undefined || regular.length === 0) return null;
        return Math.max(...regular.map(({ measure }) => this.coverage.completeness(measure, ref, day)));
      },
    };
  }

  /**
   * The last day whose data count as of a judged day; of a total none after its window. Before the deadline whatever has
   * come until the day `open` counts already, also from counties that are ahead, but nothing from after the deadline, nor
   * by another definition than that of the judged day. What is due ends with the judged day.
   */
  countedTo({ plan, target }: Pick<JudgedTarget, 'plan' | 'target'>, day: Day, open = day): Day {
    const { indicator } = target;
    const { sumsWindow, countsAhead } = this.traitsOf(indicator);
    const window = windowAt(target, plan, day);
    const last = sumsWindow ? Math.min(day, window.to) : day;
    if (day >= target.deadline || !countsAhead) return last;
    const end = Math.min(window.to, deadlineIn(target, window), this.indicators.definedUntil(indicator, day));
    return Math.max(last, Math.min(open, end));
  }

  /** What the window came to one year earlier, up to that year's deadline, and not beyond where this one begins. */
  private previousYear({ plan, target, unit }: JudgedTarget, day: Day): number | null {
    const window = windowAt(target, plan, day);
    const to = Math.min(addYears(deadlineIn(target, window), -1), window.from - 1);
    return this.indicators.value(target.indicator, unit, addYears(window.from, -1), to).value;
  }

  /** Value of an indicator at the unit or the nearest one above it that has one. */
  private nearestValue(indicator: string, unit: string, from: Day, to: Day): number | null {
    for (const at of this.tree.path(unit)) {
      const { value } = this.indicators.value(indicator, at, from, to);
      if (value !== null) return value;
    }
    return null;
  }

  /** The numerator's measures that are reported regularly. */
  private regularMeasures(indicator: string): readonly RegularMeasure[] {
    let measures = this.regular.get(indicator);
    if (!measures) {
      measures = this.indicators.numeratorOf(indicator).flatMap((code) => {
        const definition = this.indicators.definition(code);
        if (definition === undefined || SPEAK_WHEN_IT_HAPPENS.has(definition.source.kind)) return [];
        return [{ measure: this.measureRefs.ref(code), definition }];
      });
      this.regular.set(indicator, measures);
    }
    return measures;
  }

  private traitsOf(indicator: string): Traits {
    let traits = this.traits.get(indicator);
    if (!traits) {
      const { indicators } = this;
      traits = {
        sumsWindow: indicators.sumsWindow(indicator),
        countsAhead: !indicators.changesWithDays(indicator),
      };
      this.traits.set(indicator, traits);
    }
    return traits;
  }

  private readonly regular = new Map<string, readonly RegularMeasure[]>();
  private readonly traits = new Map<string, Traits>();
}
