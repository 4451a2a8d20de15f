import type { PlanView } from '#plugin-host';
import { PLAN_COLUMNS, planRows } from './plan-rows.js';

/** A Markdown document with one table. */
export function planMarkdown(plan: PlanView): string {
  return [
    `# ${plan.document}`,
    '',
    `${plan.plan} 第 ${plan.version} 版，${plan.tasks.length} 项任务，${plan.targets.length} 个目标。`,
    '',
    row(PLAN_COLUMNS),
    row(PLAN_COLUMNS.map(() => '---')),
    ...planRows(plan).map(row),
  ].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
