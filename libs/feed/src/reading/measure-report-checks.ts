import { parsePeriod, type Day, type Grain, type Period } from '#calendar';
import type { FeedContext } from '../feed-context.js';
import type { ReportedMeasure } from '../feed-references.js';
import type { MeasureReported } from '../feed-record.js';
import type { Refusal } from '../refusal.js';
import { dayOrRefusal, refuseClosed, refuseOutOfRange } from './date-checks.js';
import { refuse } from './feed-reading.js';
import { countyOrRefusal, unknownCode } from './reference-checks.js';
import { shown } from './shown.js';

type ReportedValue = MeasureReported['values'][number];

const GRAINS: Readonly<Record<Grain, string>> = {
  day: '按日（如 2025-03-05）',
  week: '按周（如 2025-W10）',
  month: '按月（如 2025-03）',
  quarter: '按季（如 2025-Q1）',
  half: '按半年（如 2025-H1）',
  year: '按年（如 2025）',
};

/** County of a report, or why it is refused. */
export function checkMeasureReport(data: MeasureReported, context: FeedContext): string | Refusal {
  const period = parsePeriod(data.period);
  if (!period) {
    const message = `日历上没有期间 ${shown(data.period)}；请写作 2025、2025-H1、2025-Q1、2025-03、2025-W10 或 2025-03-05`;
    return refuse('SCHEMA_VIOLATION', '/data/period', message);
  }
  const outside =
    refuseOutOfRange(period.from, '/data/period', context) ?? refuseOutOfRange(period.to, '/data/period', context);
  if (outside) return outside;
  const end = data.coverage ? coverageEnd(data.coverage, context) : period.to;
  if (typeof end !== 'number') return end;
  const closed = refuseClosed(end, data.coverage ? '/data/coverage/to' : '/data/period', context);
  if (closed) return closed;
  const county = countyOrRefusal(data.orgUnit, end, context);
  return typeof county === 'string' ? (checkValues(data, period, context) ?? county) : county;
}

function coverageEnd(coverage: NonNullable<MeasureReported['coverage']>, context: FeedContext): Day | Refusal {
  const from = dayOrRefusal(coverage.from, '/data/coverage/from');
  if (typeof from !== 'number') return from;
  const to = dayOrRefusal(coverage.to, '/data/coverage/to');
  if (typeof to !== 'number') return to;
  if (from > to) {
    const message = `覆盖日期的起始日 ${coverage.from} 晚于截止日 ${coverage.to}；请对调或更正`;
    return refuse('SCHEMA_VIOLATION', '/data/coverage', message);
  }
  return (
    refuseOutOfRange(from, '/data/coverage/from', context) ?? refuseOutOfRange(to, '/data/coverage/to', context) ?? to
  );
}

function checkValues(data: MeasureReported, period: Period, context: FeedContext): Refusal | undefined {
  const seen = data.values.length > 1 ? new Set<string>() : undefined;
  for (const [index, reported] of data.values.entries()) {
    const pointer = `/data/values/${index}`;
    const refusal = checkValue(reported, pointer, period, context);
    if (refusal) return refusal;
    const key = seen && groupOf(reported);
    if (key !== undefined && seen?.has(key)) {
      const message = `计量 ${shown(reported.measure)} 同一维度出现两次；请只留一个数值，或用 dimensions 区分`;
      return refuse('SCHEMA_VIOLATION', pointer, message);
    }
    if (key !== undefined) seen?.add(key);
  }
  return undefined;
}

function checkValue(
  { measure, value }: ReportedValue,
  pointer: string,
  period: Period,
  context: FeedContext,
): Refusal | undefined {
  const known = context.reportedMeasure(measure);
  if (!known) return unknownCode('measure', measure, `${pointer}/measure`, context);
  if (known.every !== undefined && known.every !== period.grain) {
    const message = `计量 ${shown(measure)} ${GRAINS[known.every]}上报，收到期间 ${shown(period.name)}；请改报对应的期间`;
    return refuse('SCHEMA_VIOLATION', '/data/period', message);
  }
  const wrong = wrongNumber(value, known);
  return wrong === undefined
    ? undefined
    : refuse('SCHEMA_VIOLATION', `${pointer}/value`, `计量 ${shown(measure)} 的数值${wrong}，收到 ${value}`);
}

function wrongNumber(value: number, { decimals, mayBeNegative }: ReportedMeasure): string | undefined {
  if (value < 0 && !mayBeNegative) return '不能为负，请报 0 或正数';
  if (Number.isInteger(value) || Number(value.toFixed(decimals)) === value) return undefined;
  return decimals === 0 ? '应为整数' : `最多 ${decimals} 位小数，请四舍五入后上报`;
}

/** Equal for values of the same measure and dimensions, in whatever order the dimensions are written. */
function groupOf({ measure, dimensions = {} }: ReportedValue): string {
  const sorted = Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([measure, sorted]);
}
