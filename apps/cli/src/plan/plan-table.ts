import type { PlanView } from '#plugin-host';
import { tableText } from '../output/table.js';
import { PLAN_COLUMNS, planRows } from './plan-rows.js';

export function planTable(plan: PlanView): string {
  const title = `${plan.document}（${plan.plan} 第 ${plan.version} 版）：${plan.tasks.length} 项任务，${plan.targets.length} 个目标`;
  return `${title}\n${tableText(PLAN_COLUMNS, planRows(plan))}`;
}
