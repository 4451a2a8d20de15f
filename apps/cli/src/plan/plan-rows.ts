import type { PlanView, TargetView } from '#plugin-host';
import { conditionWords } from './target-words.js';

export const PLAN_COLUMNS = ['任务', '目标', '要求', '范围', '期限', '力度', '牵头'] as const;

/** One row of text per target, in the order of the document. */
export function planRows({ tasks, targets, year }: PlanView): readonly (readonly string[])[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  return targets.map((target) => {
    const task = byId.get(target.task);
    return [
      `${target.task} ${task?.title ?? ''}`,
      target.name.zh,
      conditionWords(target.condition, target.unit),
      scope(target),
      target.deadline === `${year}-12-31` ? '年底' : target.deadline,
      target.strength === 'stretch' ? '力争' : '',
      (task?.lead ?? []).join('、'),
    ];
  });
}

function scope({ appliesTo: { andEach } }: TargetView): string {
  switch (andEach) {
    case undefined:
      return '本级';
    case 'county':
      return '本级、各县市区';
    case 'township':
      return '本级、各镇街';
    default:
      return `本级、各 ${andEach}`;
  }
}
