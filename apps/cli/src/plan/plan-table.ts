import { textWidth } from '../output/text-width.js';
import type { OutlineRow, OutlineTask, PlanOutline } from './plan-outline.js';
import { TARGET_COLUMNS } from './target-phrases.js';

const INDENT = '    ';
const GAP = 2;
/** A longer cell does not widen its column; it moves the rest of its own row. */
const WIDEST = 40;

/** A plan for the terminal: headings of parts and tasks, and under them the targets in columns that run through. */
export function planTable({ title, about, parts }: PlanOutline): string {
  const tasks = parts.flatMap((part) => part.tasks);
  const widths = columnWidths([TARGET_COLUMNS, ...tasks.flatMap(({ rows }) => rows.map(cellsOf))]);
  const lines = [title, ...about, '', INDENT + aligned(TARGET_COLUMNS, widths)];
  for (const part of parts) {
    if (part.heading !== undefined) lines.push('', part.heading);
    for (const task of part.tasks) lines.push(...taskLines(task, widths));
  }
  return lines.join('\n');
}

function taskLines({ id, title, owners, rows }: OutlineTask, widths: readonly number[]): readonly string[] {
  const head = `  ${id} ${title}${owners === '' ? '' : `　${owners}`}`;
  return [head, ...rows.map((row) => INDENT + aligned(cellsOf(row), widths))];
}

/** The cells of a row; a part stands in under its whole. */
export function cellsOf({ depth, cells: [name = '', ...more] }: OutlineRow): readonly string[] {
  return [depth === 0 ? name : `${'　'.repeat(depth - 1)}└ ${name}`, ...more];
}

function columnWidths(rows: readonly (readonly string[])[]): readonly number[] {
  return TARGET_COLUMNS.map((_, column) =>
    Math.max(...rows.map((row) => textWidth(row[column] ?? '')).filter((width) => width <= WIDEST)),
  );
}

function aligned(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - textWidth(cell)) + GAP))
    .join('')
    .trimEnd();
}
