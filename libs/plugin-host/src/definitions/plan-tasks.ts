import { nearest } from '../nearest.js';
import { problemAt, type Path, type Problem } from '../problem.js';
import type { SourceFile } from '../source/source-file.js';
import type { Names } from './names.js';
import type { RawPlan, RawTarget, RawTask } from './raw-plan.js';

/**
 * What targets refer to inside the plan, and for those that could not be read, also what `checkPlan` never saw.
 *
 * @param targets those that have the form of a target
 * @param read paths of the ones that could be read
 */
export function checkPlanNames(
  plan: RawPlan,
  targets: readonly { readonly item: RawTarget; readonly at: Path }[],
  read: readonly Path[],
  source: SourceFile,
  names: Names,
  problems: Problem[],
): void {
  // A task that cannot stand is known all the same: its slip is reported once, at the task.
  const tasks = plan.tasks.map((task) => String((task as RawTask | null)?.id));
  const expectTask = (id: string, path: Path, message: string): void => {
    if (tasks.includes(id)) return;
    const near = nearest(id, tasks);
    problems.push(problemAt(source.place(path), message, near === undefined ? undefined : `是否想写 ${near}？`));
  };
  const readIndices = new Set(read.map((path) => path[1]));
  for (const { item, at } of targets) {
    expectTask(String(item.task), [...at, 'task'], `未知任务 ${item.task}，请写 tasks 中已列出的编号`);
    if (item.source) {
      expectTask(String(item.source.item), [...at, 'source', 'item'], `出处 ${item.source.item} 没有列入 tasks`);
    }
    if (item.appliesTo && !readIndices.has(at[1] as number)) {
      names.orgUnits.expect(String(item.appliesTo.orgUnit), source.place([...at, 'appliesTo', 'orgUnit']));
    }
  }
}
