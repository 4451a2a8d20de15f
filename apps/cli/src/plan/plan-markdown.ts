import { cellsOf } from './plan-table.js';
import type { OutlineTask, PlanOutline } from './plan-outline.js';
import { TARGET_COLUMNS } from './target-phrases.js';

/** A Markdown document: a heading for each part and task, and under it the table of its targets. */
export function planMarkdown({ title, about, parts }: PlanOutline): string {
  const lines = [`# ${title}`, ''];
  for (const line of about) lines.push(line, '');
  for (const { heading, tasks } of parts) {
    if (heading !== undefined) lines.push(`## ${heading}`, '');
    for (const task of tasks) lines.push(...taskLines(task));
  }
  return lines.join('\n').trimEnd();
}

function taskLines({ id, title, owners, rows }: OutlineTask): readonly string[] {
  const lines = [`### ${id} ${title}`, ''];
  if (owners !== '') lines.push(owners, '');
  if (rows.length === 0) return lines;
  return [...lines, row(TARGET_COLUMNS), row(TARGET_COLUMNS.map(() => '---')), ...rows.map(cellsOf).map(row), ''];
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
