import { CsvError, parse } from 'csv-parse/sync';
import { problemAt, type Problem } from '../problem.js';
import { decodeText } from './decode-text.js';
import type { SourceReading } from './source-file.js';

/** Columns that are fields of an org unit; any other column is an attribute. */
const FIELDS = ['code', 'name', 'name.en', 'kind', 'parent', 'validFrom', 'validTo', 'successor'];
const REQUIRED = ['code', 'name', 'kind'];

interface CsvRecord {
  readonly record: readonly string[];
  readonly raw: string;
  readonly info: { readonly lines: number };
}

/**
 * Reads `org-units.csv` into the form of `org-units.yaml`. An empty cell is an absent field, `true`/`false` and plain
 * numbers are read as such in attributes, and `;` separates the values of a list.
 */
export function readOrgUnitsCsv(file: string, bytes: Uint8Array, problems: Problem[]): SourceReading {
  const text = decodeText(file, bytes, problems);
  if (text === undefined) return { readable: false };
  let records: readonly CsvRecord[];
  try {
    records = parse(text, { info: true, raw: true, bom: true, trim: true, skip_empty_lines: true }) as never;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number((error as CsvError & { lines?: number }).lines ?? 1);
    problems.push(problemAt({ file, line, column: 1 }, `CSV 格式有误：本行的列数或引号与表头不符`));
    return { readable: false };
  }
  const [head, ...rows] = records;
  const columns = head?.record ?? [];
  const missing = REQUIRED.filter((name) => !columns.includes(name));
  if (missing.length > 0) {
    problems.push(problemAt({ file, line: 1, column: 1 }, `表头缺少 ${missing.join('、')} 列`));
    return { readable: false };
  }
  return {
    readable: true,
    source: {
      file,
      data: rows.map(({ record }) => unitOf(columns, record)),
      place(path) {
        const row = typeof path[0] === 'number' ? rows[path[0]] : head;
        if (!row) return { file, line: 1, column: 1 };
        const index = columns.indexOf(columnName(path.slice(1)));
        return { file, line: row.info.lines, column: index < 0 ? 1 : columnOf(row.raw, index) };
      },
    },
  };
}

function columnName(path: readonly (string | number)[]): string {
  if (path[0] === 'attributes') return String(path[1]);
  return path[0] === 'name' && path[1] === 'en' ? 'name.en' : String(path[0]);
}

function unitOf(columns: readonly string[], cells: readonly string[]): Readonly<Record<string, unknown>> {
  const unit: Record<string, unknown> = {};
  const attributes: Record<string, unknown> = {};
  columns.forEach((column, i) => {
    const cell = cells[i] ?? '';
    if (cell === '') return;
    if (FIELDS.includes(column)) unit[column] = cell;
    else attributes[column] = attributeOf(cell);
  });
  const { name, 'name.en': en, ...fields } = unit;
  return {
    ...fields,
    ...(name === undefined ? {} : { name: { zh: name, ...(en === undefined ? {} : { en }) } }),
    attributes,
  };
}

function attributeOf(cell: string): string | number | boolean | readonly string[] {
  if (/[;；]/.test(cell))
    return cell
      .split(/[;；]/)
      .map((one) => one.trim())
      .filter((one) => one !== '');
  if (cell === 'true' || cell === 'false') return cell === 'true';
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(cell) ? Number(cell) : cell;
}

/** Column (from 1) at which a cell of the raw line begins. */
function columnOf(raw: string, index: number): number {
  let quoted = false;
  let cell = 0;
  for (let i = 0; i < raw.length && cell < index; i++) {
    if (raw[i] === '"') quoted = !quoted;
    if (raw[i] === ',' && !quoted) cell++;
    if (cell === index) return i + 2;
  }
  return 1;
}
