import { formatDay, type Day } from '#calendar';
import type { MeasureDefinition } from '#indicators';
import { isValid, type OrgUnit } from '#org';
import type { Catalogue, CatalogueRule } from '#plugin-host';
import type { OrgUnitView, Readings, RuleInput } from '#plugin-sdk';
import type { ProjectionSight } from '../projection/projection-listener.js';
import type { CaseShelf } from './case-shelf.js';
import { readMeasure } from './measure-readings.js';
import type { RecordShelf, ShelvedRecords } from './record-shelf.js';
import type { RulePair } from './rule-pair.js';
import { daysRead, daysReadBefore, type ReadDays } from './rule-window.js';

/** Sources that speak when something happens: their silence is no lack of data. */
const SPEAK_WHEN_IT_HAPPENS = new Set(['case', 'milestone']);

const NO_RECORDS: ShelvedRecords = { records: [], leftOut: 0 };

/** Makes what rules are given from the projection's memory. */
export class RuleInputs {
  private readonly measures: ReadonlyMap<string, MeasureDefinition>;
  private readonly regular = new Map<CatalogueRule, readonly MeasureDefinition[]>();

  constructor(
    catalogue: Pick<Catalogue, 'measures'>,
    private readonly sight: Omit<ProjectionSight, 'position'>,
    private readonly cases: CaseShelf,
    private readonly records: ReadonlyMap<CatalogueRule, RecordShelf>,
  ) {
    this.measures = new Map(catalogue.measures.map((measure) => [measure.code, measure]));
  }

  /**
   * The day a rule is asked about at a unit: the newest that its data cover, at most the one that has begun. Of what speaks
   * only when it happens, and where data are gone that something was found in (`hasFindings`), the one that has begun.
   * `undefined`: there are no data, no day has begun, or there is no such unit on that day.
   */
  dayOf(pair: RulePair, hasFindings: boolean): Day | undefined {
    const today = this.sight.calendars.of(pair.region);
    if (today === undefined) return undefined;
    const day = this.coveredDayOf(pair, today) ?? (hasFindings ? today : undefined);
    return day !== undefined && isValid(pair.unit, day) ? day : undefined;
  }

  private coveredDayOf({ rule, ref, group }: RulePair, today: Day): Day | undefined {
    if (group !== null) {
      const newest = this.records.get(rule)?.newestDay({ unit: ref, group });
      return newest === undefined ? undefined : Math.min(newest, today);
    }
    const regular = this.regularOf(rule);
    const goesByCalendar = regular.length === 0 || (rule.reads.cases ?? []).length > 0 || rule.reads.records;
    return goesByCalendar ? today : this.coveredDay(regular, ref, today);
  }

  /** What a rule is given about a unit as of a day. */
  of({ rule, unit, ref, group }: RulePair, day: Day): RuleInput {
    const { window, previous, cases = [] } = rule.reads;
    const now = daysRead(window, day);
    const { records, leftOut } = this.records.get(rule)?.at({ unit: ref, group }, now) ?? NO_RECORDS;
    return {
      orgUnit: viewOf(unit),
      day: formatDay(day),
      window: windowOf(now),
      ...this.readings(rule, unit, ref, now),
      cases: cases.flatMap((caseType) => this.cases.at(caseType, ref, now)),
      records,
      recordsLeftOut: leftOut,
      group,
      ...(previous && this.previous(rule, unit, ref, daysReadBefore(window, day))),
    };
  }

  private previous(rule: CatalogueRule, unit: OrgUnit, ref: number, days: ReadDays): Pick<RuleInput, 'previous'> {
    const readings = this.readings(rule, unit, ref, days);
    const all = [...Object.values(readings.measures), ...Object.values(readings.indicators)];
    return all.every(({ value }) => value === null) ? {} : { previous: { window: windowOf(days), ...readings } };
  }

  private readings({ reads }: CatalogueRule, unit: OrgUnit, ref: number, days: ReadDays): Readings {
    const { judging, refs } = this.sight;
    const measures = (reads.measures ?? []).map((code) => {
      const series = judging.sums.of(refs.measures.ref(code), ref);
      return [code, readMeasure(this.measures.get(code)!, series, days, reads.byDay === true)] as const;
    });
    const indicators = (reads.indicators ?? []).map((code) => {
      const { value, numerator, denominator } = judging.indicators.value(
        code,
        unit.code,
        days.from,
        days.upTo,
        days.to,
      );
      return [code, { value, numerator, denominator }] as const;
    });
    return { measures: Object.fromEntries(measures), indicators: Object.fromEntries(indicators) };
  }

  private coveredDay(measures: readonly MeasureDefinition[], ref: number, today: Day): Day | undefined {
    const { judging, refs } = this.sight;
    let newest: Day | undefined;
    for (const { code, source } of measures) {
      // A stock may be reported ahead; a later service shows that the days before it are in.
      const limit = source.kind === 'reported' ? today : undefined;
      const last = judging.coverage.lastDay(refs.measures.ref(code), ref, limit);
      if (last !== null && (newest === undefined || last > newest)) newest = last;
    }
    return newest === undefined ? undefined : Math.min(newest, today);
  }

  /** Measures that are reported regularly: of an indicator those that its value stands or falls with. */
  private regularOf(rule: CatalogueRule): readonly MeasureDefinition[] {
    let regular = this.regular.get(rule);
    if (!regular) {
      const { indicators } = this.sight.judging;
      const read = (rule.reads.indicators ?? []).flatMap((code) => indicators.numeratorOf(code));
      const codes = new Set([...(rule.reads.measures ?? []), ...read]);
      regular = [...codes]
        .flatMap((code) => this.measures.get(code) ?? [])
        .filter(({ source }) => !SPEAK_WHEN_IT_HAPPENS.has(source.kind));
      this.regular.set(rule, regular);
    }
    return regular;
  }
}

function viewOf({ code, kind, name, attributes }: OrgUnit): OrgUnitView {
  return { code, kind, name, attributes };
}

function windowOf({ from, to }: ReadDays): RuleInput['window'] {
  return { from: formatDay(from), to: formatDay(to) };
}
