import { addYears, type Day } from '#calendar';
import type { RefTable } from '#indicators';
import { judge, windowAt, type Measurement, type Observation, type TargetStatus } from '#plans';
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

/** Judges targets from the day sums: binds indicators and coverage to the pure judgement of `#plans`. */
export class TargetJudge {
  constructor(
    private readonly indicators: IndicatorReader,
    private readonly coverage: Coverage,
    private readonly measureRefs: RefTable,
    private readonly unitRefs: RefTable,
  ) {}

  judge(judged: JudgedTarget, day: JudgingDay): TargetStatus {
    return judge(judged.target, judged.plan, this.observe(judged, day), day.asOf);
  }

  /** Newest day that the data behind a target cover at its unit; `null` where nothing was reported yet. */
  coverageOf({ target, unit }: JudgedTarget): Day | null {
    const ref = this.unitRefs.find(unit);
    if (ref === undefined) return null;
    let newest: Day | null = null;
    for (const measure of this.reportedMeasures(target.indicator)) {
      const last = this.coverage.lastDay(measure, ref);
      if (last !== null && (newest === null || last > newest)) newest = last;
    }
    return newest;
  }

  private observe(judged: JudgedTarget, { asOf, open }: JudgingDay): Observation {
    const { plan, target, unit } = judged;
    const value = (from: Day, to: Day): Measurement => this.indicators.value(target.indicator, unit, from, to);
    const valueAt = (day: Day): Measurement => {
      const window = windowAt(target, plan, day);
      const to = open !== undefined && day === asOf && day < target.deadline ? Math.min(open, window.to) : day;
      return value(window.from, Math.max(to, day));
    };
    const reported = this.reportedMeasures(target.indicator);
    const measures = this.indicators.measuresOf(target.indicator);
    return {
      valueAt,
      valueInYearBefore: (day) => value(addYears(windowAt(target, plan, addYears(day, 1)).from, -1), day),
      valueOver: value,
      coverage: reported.length === 0 ? asOf : this.coverageOf(judged),
      reportWithinDays: Math.max(0, ...measures.map((code) => this.indicators.definition(code)?.reportWithinDays ?? 0)),
      completenessAt: (day) => {
        const ref = this.unitRefs.find(unit);
        if (ref === undefined || reported.length === 0) return null;
        return Math.max(...reported.map((measure) => this.coverage.completeness(measure, ref, day)));
      },
    };
  }

  /** Refs of the numerator's measures that are reported regularly. */
  private reportedMeasures(indicator: string): number[] {
    let refs = this.regular.get(indicator);
    if (!refs) {
      refs = this.indicators.numeratorOf(indicator).flatMap((code) => {
        const source = this.indicators.definition(code)?.source.kind;
        if (source === undefined || SPEAK_WHEN_IT_HAPPENS.has(source)) return [];
        return [this.measureRefs.ref(code)];
      });
      this.regular.set(indicator, refs);
    }
    return refs;
  }

  private readonly regular = new Map<string, number[]>();
}
