import { parseDay, type Day } from '#calendar';
import { problemAt, type Path, type Problem, type SourceFile } from '#plugin-host';
import { readRecord, type RawRecord } from './read-record.js';
import type { AlertExpectation, DayExpectation, FindingExpectation, StatusExpectation, TestCase } from './test-file.js';

type RawStatus = Omit<StatusExpectation, 'line' | 'path' | 'orgUnit'> & { readonly orgUnit?: string | number };
type RawAlert = Omit<AlertExpectation, 'line' | 'path' | 'orgUnit' | 'title'> & {
  readonly orgUnit?: string | number;
  readonly titleMatches?: string;
};

type RawFinding = Omit<FindingExpectation, 'line' | 'path' | 'orgUnit' | 'message'> & {
  readonly orgUnit?: string | number;
  readonly messageMatches?: string;
};

/** What is expected of a day in the form of the schema. */
export interface RawDay {
  readonly statuses?: readonly RawStatus[];
  readonly alerts?: 'none' | readonly RawAlert[];
  readonly findings?: 'none' | readonly RawFinding[];
}

/** A case in the form of the schema. */
export interface RawCase {
  readonly name: string;
  readonly records?: readonly RawRecord[];
  readonly days?: readonly string[];
  readonly expect?: Readonly<Record<string, RawDay>>;
}

/** Understands one case; what cannot be is told in `problems`. */
export function readCase(raw: RawCase, path: Path, source: SourceFile, problems: Problem[]): TestCase {
  const dayAt = (text: string, at: Path, on: 'value' | 'key'): Day | undefined => {
    const day = parseDay(text);
    if (day === undefined)
      problems.push(problemAt(source.place(at, on), `${text} 不是日历上的日期`, '写作 2025-03-05'));
    return day;
  };
  const days = new Map<Day, DayExpectation>();
  for (const [index, text] of (raw.days ?? []).entries()) {
    const at = [...path, 'days', index];
    const day = dayAt(text, at, 'value');
    if (day !== undefined) days.set(day, { day, line: source.place(at).line });
  }
  for (const [text, { statuses, alerts, findings }] of Object.entries(raw.expect ?? {})) {
    const at = [...path, 'expect', text];
    const day = dayAt(text, at, 'key');
    if (day === undefined) continue;
    if (raw.days && !days.has(day)) {
      problems.push(problemAt(source.place(at, 'key'), `days 里没有 ${text}`, '写进 days，或去掉 days'));
    }
    days.set(day, {
      day,
      line: source.place(at, 'key').line,
      ...(statuses && { statuses: statuses.map((one, i) => statusOf(one, [...at, 'statuses', i], source)) }),
      ...(alerts && {
        alerts:
          alerts === 'none' ? alerts : alerts.map((one, i) => alertOf(one, [...at, 'alerts', i], source, problems)),
      }),
      ...(findings && {
        findings:
          findings === 'none'
            ? findings
            : findings.map((one, i) => findingOf(one, [...at, 'findings', i], source, problems)),
      }),
    });
  }
  if (Object.keys(raw.expect ?? {}).length + (raw.days ?? []).length === 0) {
    problems.push(problemAt(source.place(path), '用例没有要看的日子', '写 expect: { 2025-07-01: … }，或 days'));
  }
  return {
    name: raw.name,
    line: source.place(path).line,
    records: (raw.records ?? []).map((one, i) => readRecord(one, i, [...path, 'records', i], source, problems)),
    days: [...days.values()].sort((a, b) => a.day - b.day),
  };
}

function statusOf({ orgUnit, ...raw }: RawStatus, path: Path, source: SourceFile): StatusExpectation {
  return { ...raw, ...unitOf(orgUnit), line: source.place(path).line, path };
}

function alertOf(
  { orgUnit, titleMatches, ...raw }: RawAlert,
  path: Path,
  source: SourceFile,
  problems: Problem[],
): AlertExpectation {
  if ((raw.target === undefined) === (raw.rule === undefined)) {
    problems.push(problemAt(source.place(path), 'target 和 rule 写且只写一个'));
  }
  const title = patternAt('titleMatches', titleMatches, path, source, problems);
  return { ...raw, ...unitOf(orgUnit), ...(title && { title }), line: source.place(path).line, path };
}

function findingOf(
  { orgUnit, messageMatches, ...raw }: RawFinding,
  path: Path,
  source: SourceFile,
  problems: Problem[],
): FindingExpectation {
  const message = patternAt('messageMatches', messageMatches, path, source, problems);
  return { ...raw, ...unitOf(orgUnit), ...(message && { message }), line: source.place(path).line, path };
}

function patternAt(
  field: string,
  pattern: string | undefined,
  path: Path,
  source: SourceFile,
  problems: Problem[],
): RegExp | undefined {
  if (pattern === undefined) return undefined;
  try {
    return new RegExp(pattern, 'u');
  } catch {
    problems.push(problemAt(source.place([...path, field]), `${field} 不是正则表达式：${pattern}`));
    return undefined;
  }
}

/** A code that somebody forgot to quote is taken as its digits. */
function unitOf(orgUnit: string | number | undefined): { orgUnit?: string } {
  return orgUnit === undefined ? {} : { orgUnit: String(orgUnit) };
}
