import { parseDay, parsePeriod, yearOf, type Day } from '#calendar';
import {
  FEED_RECORD_TYPES,
  recordKeyOf,
  type AttributeValue,
  type CaseUpdated,
  type FeedRecord,
  type MeasureReported,
  type MilestoneUpdated,
  type ServiceRecorded,
} from '#feed';
import { inCohort, type Cohort, type OrgTree } from '#org';
import { scaleOf, toAmount } from '../amount.js';
import type { AttributeFilter, CaseTypeDefinition, MeasureDefinition } from '../measure.js';
import { CASE_BOOK, type Entry } from './entry.js';
import type { CaseCount, CaseReportDetails } from './case-book.js';
import { keptServices, type KeptService, type RecordReader } from './kept-record.js';
import type { RefTable } from './refs.js';

/** A measure made ready for counting. */
export interface CountedMeasure {
  readonly ref: number;
  readonly definition: MeasureDefinition;
  readonly scale: number;
  /** Refs of the units whose records count; absent: all. */
  readonly units?: ReadonlySet<number>;
}

/** What a record is found to add. Persons and cases are named by text, for the books to be looked up. */
export interface Posting {
  readonly entries: readonly Entry[];
  /** Text of the subject that the entries with a person's book speak of. */
  readonly subject?: string;
  readonly caseId?: string;
  readonly caseType?: string;
  readonly caseDetails?: CaseReportDetails;
  /** For rules that look at records of this service. */
  readonly kept?: KeptService;
}

export interface MeasureIndexInput {
  readonly measures: readonly MeasureDefinition[];
  readonly caseTypes: readonly CaseTypeDefinition[];
  readonly cohorts: readonly Cohort[];
  readonly tree: OrgTree;
  /** Rules, of which some may look at single records. */
  readonly rules?: readonly RecordReader[];
}

/** Key of a person's book for a year. */
export const personKey = (subject: string, year: number): number => recordKeyOf(subject, String(year));
/** Key of a case's book. */
export const caseKey = (caseType: string, caseId: string): number => recordKeyOf(caseType, caseId);

/** From a record to what it adds: which measures count it, where, when and how much. Compiled once per catalogue. */
export class MeasureIndex {
  private readonly byReported = new Map<string, CountedMeasure[]>();
  private readonly byService = new Map<string, CountedMeasure[]>();
  private readonly byMilestone = new Map<string, CountedMeasure[]>();
  private readonly byCaseType = new Map<string, CountedMeasure[]>();
  private readonly byRef = new Map<number, CountedMeasure>();
  private readonly types = new Map<string, CaseTypeDefinition>();
  private readonly days = new Map<string, Day>();
  private readonly kept: ReadonlySet<string>;

  constructor(
    input: MeasureIndexInput,
    private readonly measureRefs: RefTable,
    private readonly unitRefs: RefTable,
  ) {
    this.kept = keptServices(input.rules ?? []);
    const cohorts = new Map(input.cohorts.map((cohort) => [cohort.code, cohort]));
    for (const type of input.caseTypes) this.types.set(type.code, type);
    for (const definition of input.measures) this.register(definition, cohorts, input.tree);
  }

  measure(ref: number): CountedMeasure {
    const measure = this.byRef.get(ref);
    if (!measure) throw new RangeError(`measure ref ${ref} is not counted`);
    return measure;
  }

  /** Records of some services are kept, see {@link Posting.kept}. */
  get keepsRecords(): boolean {
    return this.kept.size > 0;
  }

  /** Measure by code, where it is counted. */
  byCode(code: string): CountedMeasure | undefined {
    const ref = this.measureRefs.find(code);
    return ref === undefined ? undefined : this.byRef.get(ref);
  }

  caseType(code: string): CaseTypeDefinition {
    const type = this.types.get(code);
    if (!type) throw new RangeError(`unknown case type ${code}`);
    return type;
  }

  /** Measures that count a case type's cases in one way. */
  caseMeasures(caseType: string, count: CaseCount): readonly CountedMeasure[] {
    return (this.byCaseType.get(caseType) ?? []).filter(
      ({ definition: { source } }) => source.kind === 'case' && source.count === count,
    );
  }

  /** What a record adds; nothing for a withdrawal, and nothing where no measure counts it. */
  postingOf(record: FeedRecord): Posting {
    switch (record.type) {
      case FEED_RECORD_TYPES.serviceRecorded:
        return this.ofService(record.data);
      case FEED_RECORD_TYPES.measureReported:
        return this.ofReport(record.data);
      case FEED_RECORD_TYPES.caseUpdated:
        return this.ofCase(record.data);
      case FEED_RECORD_TYPES.milestoneUpdated:
        return this.ofMilestone(record.data);
      case FEED_RECORD_TYPES.recordWithdrawn:
        return { entries: [] };
    }
  }

  private ofService(data: ServiceRecorded): Posting {
    const measures = this.byService.get(data.service);
    const isKept = this.kept.has(data.service);
    if (!measures && !isKept) return { entries: [] };
    const unit = this.unitRefs.ref(data.orgUnit);
    const day = this.day(data.occurredOn);
    const entries: Entry[] = [];
    let book = 0;
    for (const { ref, definition, scale, units } of measures ?? []) {
      const source = definition.source as Extract<MeasureDefinition['source'], { kind: 'service' }>;
      if (units && !units.has(unit)) continue;
      if (source.where && !passes(source.where, data.attributes)) continue;
      if (definition.accrual === 'distinct') {
        if (data.subject === undefined) continue;
        book ||= personKey(data.subject, yearOf(day));
        entries.push({ measure: ref, unit, day, amount: scale, book });
        continue;
      }
      const amount = source.sum === undefined ? scale : toAmount(numberOf(data.attributes?.[source.sum]), scale);
      entries.push({ measure: ref, unit, day, amount, book: 0 });
    }
    const { service, subject, attributes } = data;
    return {
      entries,
      ...(subject !== undefined && { subject }),
      ...(isKept && {
        kept: { service, unit, day, ...(subject !== undefined && { subject }), ...(attributes && { attributes }) },
      }),
    };
  }

  private ofReport(data: MeasureReported): Posting {
    const unit = this.unitRefs.ref(data.orgUnit);
    const day = data.coverage ? this.day(data.coverage.to) : lastDayOf(data.period);
    const sums = new Map<number, number>();
    for (const { measure, value, dimensions } of data.values) {
      for (const { ref, definition, scale, units } of this.byReported.get(measure) ?? []) {
        if (units && !units.has(unit)) continue;
        if (definition.source.kind === 'reported' && definition.source.where) {
          if (!passes(definition.source.where, dimensions)) continue;
        }
        sums.set(ref, (sums.get(ref) ?? 0) + toAmount(value, scale));
      }
    }
    return { entries: [...sums].map(([measure, amount]) => ({ measure, unit, day, amount, book: 0 })) };
  }

  private ofMilestone(data: MilestoneUpdated): Posting {
    const unit = this.unitRefs.ref(data.orgUnit);
    const day = this.day(data.occurredOn);
    const entries: Entry[] = [];
    for (const { ref, scale, units } of this.byMilestone.get(data.milestone) ?? []) {
      if (units && !units.has(unit)) continue;
      entries.push({ measure: ref, unit, day, amount: data.state === 'reached' ? scale : 0, book: 0 });
    }
    return { entries };
  }

  private ofCase(data: CaseUpdated): Posting {
    const stage = this.caseType(data.caseType).stages.indexOf(data.stage);
    const entry: Entry = {
      measure: CASE_BOOK,
      unit: this.unitRefs.ref(data.orgUnit),
      day: this.day(localDate(data.occurredAt)),
      amount: stage,
      book: caseKey(data.caseType, data.caseId),
    };
    const { caseId, caseType, occurredAt: at, attributes } = data;
    return { entries: [entry], caseId, caseType, caseDetails: { at, ...(attributes && { attributes }) } };
  }

  private day(iso: string): Day {
    let day = this.days.get(iso);
    if (day === undefined) {
      day = parseDay(iso);
      if (day === undefined) throw new RangeError(`no calendar day: ${iso}`);
      if (this.days.size > 10_000) this.days.clear();
      this.days.set(iso, day);
    }
    return day;
  }

  private register(definition: MeasureDefinition, cohorts: ReadonlyMap<string, Cohort>, tree: OrgTree): void {
    const ref = this.measureRefs.ref(definition.code);
    const cohort = definition.cohort === undefined ? undefined : cohorts.get(definition.cohort);
    const counted: CountedMeasure = {
      ref,
      definition,
      scale: scaleOf(definition.decimals),
      ...(cohort && {
        units: new Set(
          [...tree.all].filter((unit) => inCohort(unit, cohort)).map((unit) => this.unitRefs.ref(unit.code)),
        ),
      }),
    };
    this.byRef.set(ref, counted);
    const { source } = definition;
    switch (source.kind) {
      case 'reported':
      case 'derived':
        return push(this.byReported, definition.code, counted);
      case 'service':
        for (const service of source.services) push(this.byService, service, counted);
        return;
      case 'milestone':
        return push(this.byMilestone, source.milestone, counted);
      case 'case':
        return push(this.byCaseType, source.caseType, counted);
    }
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function passes(filter: AttributeFilter, attributes: Readonly<Record<string, AttributeValue>> | undefined): boolean {
  for (const name in filter) {
    const value = attributes?.[name];
    if (value === undefined || !filter[name]!.includes(value)) return false;
  }
  return true;
}

/** What an attribute adds to a sum: text that is no number adds nothing. */
function numberOf(value: AttributeValue | undefined): number {
  const number = Number(value ?? 0);
  return Number.isFinite(number) ? number : 0;
}

function lastDayOf(period: string): Day {
  const parsed = parsePeriod(period);
  if (!parsed) throw new RangeError(`no period: ${period}`);
  return parsed.to;
}

/** Minutes by which the region's clocks are ahead of UTC: China has one time zone. */
const REGION_OFFSET_MINUTES = 480;

/** The region's date of an instant given with an offset. */
function localDate(instant: string): string {
  if (instant.endsWith('+08:00')) return instant.slice(0, 10);
  return new Date(Date.parse(instant) + REGION_OFFSET_MINUTES * 60_000).toISOString().slice(0, 10);
}
