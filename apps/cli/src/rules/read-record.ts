import { parseDay } from '#calendar';
import type { RefusalCode } from '#feed';
import { nearest, problemAt, type Path, type Problem, type SourceFile } from '#plugin-host';
import type { RecordLine, RecordType } from './test-file.js';

/** A record in the form of the schema. */
export interface RawRecord {
  readonly type: RecordType;
  readonly id?: string | number;
  readonly source?: string;
  readonly revision?: number;
  readonly times?: number;
  readonly sentOn?: string;
  readonly refused?: RefusalCode;
  readonly [field: string]: unknown;
}

/** What a record of each type can say. */
const FIELDS: Readonly<Record<RecordType, readonly string[]>> = {
  measure: ['orgUnit', 'period', 'values', 'coverage'],
  service: ['orgUnit', 'service', 'subject', 'occurredOn', 'attributes'],
  case: ['orgUnit', 'caseType', 'caseId', 'stage', 'occurredOn', 'occurredAt', 'attributes'],
  milestone: ['orgUnit', 'milestone', 'state', 'occurredOn', 'evidence'],
  withdrawn: ['reason'],
};

/** Fields that hold a code or a name: a whole number is one that somebody forgot to quote. */
const NAMES = new Set(['orgUnit', 'period', 'subject', 'caseId', 'stage']);

/** Understands one record. A withdrawal takes `id`, `source` and `revision` as those of the record it takes back. */
export function readRecord(
  raw: RawRecord,
  index: number,
  path: Path,
  source: SourceFile,
  problems: Problem[],
): RecordLine {
  const { type, id, source: from, revision, times, sentOn, refused, ...rest } = raw;
  const say = (field: string, message: string, hint?: string): void => {
    problems.push(problemAt(source.place([...path, field], 'key'), message, hint));
  };
  for (const field of Object.keys(rest).filter((one) => !FIELDS[type].includes(one))) {
    const near = nearest(field, FIELDS[type]);
    say(field, `${type} 记录没有 ${field}`, near ? `是否想写 ${near}？` : `可写：${FIELDS[type].join('、')}`);
  }
  if (times !== undefined && type !== 'service') say('times', 'times 只用于 service 记录');
  if (type === 'withdrawn' && id === undefined) {
    problems.push(problemAt(source.place(path), 'withdrawn 记录须写 id', '被撤回的那条记录的 id'));
  }
  const day = sentOn === undefined ? undefined : parseDay(sentOn);
  if (sentOn !== undefined && day === undefined) say('sentOn', `${sentOn} 不是日历上的日期`, '写作 2025-03-05');
  return {
    line: source.place(path).line,
    type,
    id: String(id ?? `r${index + 1}`),
    source: from ?? '/test',
    ...(revision !== undefined && { revision }),
    times: times ?? 1,
    ...(day !== undefined && { sentOn: day }),
    ...(refused !== undefined && { refused }),
    says: Object.fromEntries(Object.entries(rest).map(([field, value]) => [field, named(field, value)])),
  };
}

function named(field: string, value: unknown): unknown {
  return NAMES.has(field) && typeof value === 'number' ? String(value) : value;
}
