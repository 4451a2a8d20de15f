import type { FeedContext } from '../feed-context.js';
import { FEED_RECORD_TYPES } from '../feed-record.js';
import { uuidOf } from '../identity/record-identity.js';
import { refused } from '../reading/event-checks.js';
import { refuse } from '../reading/feed-reading.js';
import { readCloudEvent } from '../reading/record-reader.js';
import type { FeedItem } from './feed-item.js';
import { layoutOf, type Column, type TableLayout } from './table-layout.js';

/** A record of a table. */
export interface TableItem extends FeedItem {
  /** Row as a spreadsheet numbers it: the header is row 1. */
  readonly row: number;
}

const DECIMAL = /^-?\d+(\.\d+)?$/;
const SLASHED_DATE = /^(\d{4})[/年.-](\d{1,2})(?:[/月.-](\d{1,2}))?[日月]?$/;

/**
 * Reads the rows of a table whose first row is a header, see `layoutOf`; blank rows are passed over. Without a column
 * `id`, a measure row is identified by `<orgUnit>/<period>/<measure>`, a service row by all its cells: to send two equal
 * services, give them ids. A header that fits no layout is one refusal.
 * @param source the feeding system that the rows are recorded for.
 */
export function* readTable(
  rows: Iterable<readonly string[]>,
  source: string,
  context: FeedContext,
): Generator<TableItem, void, undefined> {
  let layout: TableLayout | undefined;
  let row = 0;
  let index = 0;
  for (const cells of rows) {
    row++;
    if (layout === undefined) {
      const recognised = layoutOf(cells);
      if (typeof recognised === 'string') {
        yield { index, row, reading: refused(refuse('SCHEMA_VIOLATION', '', recognised)) };
        return;
      }
      layout = recognised;
    } else if (cells.some((cell) => cell.trim() !== '')) {
      yield { index, row, reading: readCloudEvent(eventOf(cells, layout, source), context) };
      index++;
    }
  }
}

function eventOf(cells: readonly string[], layout: TableLayout, source: string): Record<string, unknown> {
  const cell = (column: Column) => cells[layout.columns.get(column) ?? -1]?.trim() ?? '';
  const { type, data, defaultId } = layout.kind === 'measures' ? measureOf(cell) : serviceOf(cell, cells, layout);
  const revision = cell('revision');
  return {
    specversion: '1.0',
    id: cell('id') || defaultId,
    source,
    type,
    ...(revision === '' ? undefined : { revision: numberIn(revision) }),
    datacontenttype: 'application/json',
    data,
  };
}

interface RowContent {
  readonly type: string;
  readonly data: unknown;
  readonly defaultId: string;
}

function measureOf(cell: (column: Column) => string): RowContent {
  const [orgUnit, period, measure] = [cell('orgUnit'), isoDate(cell('period')), cell('measure')];
  return {
    type: FEED_RECORD_TYPES.measureReported,
    data: { orgUnit, period, values: [{ measure, value: valueIn(cell('value')) }] },
    defaultId: `${orgUnit}/${period}/${measure}`,
  };
}

function serviceOf(cell: (column: Column) => string, cells: readonly string[], layout: TableLayout): RowContent {
  const attributes = layout.attributes
    .map(([name, at]) => [name, cells[at]?.trim() ?? ''] as const)
    .filter(([, text]) => text !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const [orgUnit, service, subject] = [cell('orgUnit'), cell('service'), cell('subject')];
  const occurredOn = isoDate(cell('occurredOn'));
  return {
    type: FEED_RECORD_TYPES.serviceRecorded,
    data: {
      orgUnit,
      service,
      ...(subject === '' ? undefined : { subject }),
      occurredOn,
      ...(attributes.length === 0
        ? undefined
        : { attributes: Object.fromEntries(attributes.map(([name, text]) => [name, numberIn(text)])) }),
    },
    defaultId: uuidOf(JSON.stringify([orgUnit, service, subject, occurredOn, attributes])),
  };
}

/** A reported number; what is none stays text and is refused by the schema. */
function valueIn(text: string): number | string {
  return DECIMAL.test(text) ? Number(text) : text;
}

/** The number that a cell is the plain form of, otherwise its text: `12` and `1.5`, but not `007`, `1.50` or 18 digits. */
function numberIn(text: string): number | string {
  return String(Number(text)) === text && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** `2025/3/5` and `2025年3月5日`, as spreadsheets write them, become `2025-03-05`; anything else stays. */
function isoDate(text: string): string {
  const match = SLASHED_DATE.exec(text);
  if (!match) return text;
  return [match[1], match[2]?.padStart(2, '0'), match[3]?.padStart(2, '0')].filter(Boolean).join('-');
}
