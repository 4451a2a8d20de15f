import type { AttributeValue } from '#feed';
import type { AttributeFilter, MeasureDefinition, MeasureSource } from '#indicators';
import { problemAt, type Path, type Place, type Problem } from '../problem.js';
import type { SourceFile } from '../source/source-file.js';
import { entriesOf, listOf } from './entry.js';
import type { Names } from './names.js';

type ReportedSource = Extract<MeasureSource, { kind: 'reported' }>;
type CaseCount = Extract<MeasureSource, { kind: 'case' }>['count'];

interface RawMeasure extends Partial<Omit<MeasureDefinition, 'source'>> {
  readonly code: string;
  readonly name: MeasureDefinition['name'];
  readonly unit: string;
  readonly accrual: MeasureDefinition['accrual'];
  readonly every?: NonNullable<ReportedSource['every']>;
  readonly services?: readonly string[];
  readonly sum?: string;
  readonly case?: { readonly type: string; readonly count: CaseCount };
  readonly milestone?: string;
  readonly where?: Readonly<Record<string, AttributeValue | readonly AttributeValue[]>>;
}

/** Reads the measures. What they count must be known, and must suit the way they add up. */
export function readMeasures(
  sources: readonly SourceFile[],
  names: Names,
  problems: Problem[],
): readonly MeasureDefinition[] {
  return entriesOf<RawMeasure>('measures', sources, names.measures, problems).map(({ raw, place }) => {
    checkNames(raw, place, names);
    const slip = mismatch(raw);
    if (slip) problems.push(problemAt(place(...slip.path), slip.message, slip.hint));
    return {
      code: raw.code,
      name: raw.name,
      unit: raw.unit,
      accrual: raw.accrual,
      source: sourceOf(raw),
      decimals: raw.decimals ?? 0,
      mayBeNegative: raw.mayBeNegative ?? false,
      ...(raw.cohort === undefined ? {} : { cohort: raw.cohort }),
      distinctPer: raw.distinctPer ?? 'year',
      reportWithinDays: raw.reportWithinDays ?? 10,
    };
  });
}

function checkNames(raw: RawMeasure, place: (...path: Path) => Place, names: Names): void {
  raw.services?.forEach((service, i) => names.services.expect(service, place('services', i)));
  if (raw.case) names.caseTypes.expect(raw.case.type, place('case', 'type'));
  if (raw.milestone !== undefined) names.milestones.expect(raw.milestone, place('milestone'));
  if (raw.cohort !== undefined) names.cohorts.expect(raw.cohort, place('cohort'));
}

/** What in a measure contradicts itself. */
function mismatch(raw: RawMeasure): { path: Path; message: string; hint?: string } | undefined {
  const given = (['services', 'case', 'milestone'] as const).filter((one) => raw[one] !== undefined);
  const [source, second] = given;
  if (second) return { path: [second], message: `${given.join('、')} 只能写一个`, hint: '都不写即由单位上报' };
  if (raw.sum !== undefined && source !== 'services')
    return { path: ['sum'], message: 'sum 只用于 services 计数的计量' };
  if (raw.every !== undefined && source) return { path: ['every'], message: 'every 只用于上报的计量' };
  if (raw.accrual === 'distinct' && source !== 'services') {
    return { path: ['accrual'], message: '按人去重（distinct）的计量须由服务记录计数，请写 services' };
  }
  if (raw.accrual !== 'flow' && source === 'case') return { path: ['accrual'], message: '由事项计数的计量应为 flow' };
  if (raw.accrual !== 'stock' && source === 'milestone')
    return { path: ['accrual'], message: '里程碑的计量应为 stock' };
  return undefined;
}

function sourceOf(raw: RawMeasure): MeasureSource {
  const where = filterOf(raw.where);
  if (raw.services) {
    return { kind: 'service', services: raw.services, ...where, ...(raw.sum === undefined ? {} : { sum: raw.sum }) };
  }
  if (raw.case) return { kind: 'case', caseType: raw.case.type, count: raw.case.count };
  if (raw.milestone !== undefined) return { kind: 'milestone', milestone: raw.milestone };
  return { kind: 'reported', ...(raw.every === undefined ? {} : { every: raw.every }), ...where };
}

function filterOf(where: RawMeasure['where']): { readonly where?: AttributeFilter } {
  if (!where) return {};
  return { where: Object.fromEntries(Object.entries(where).map(([name, values]) => [name, listOf(values)])) };
}
