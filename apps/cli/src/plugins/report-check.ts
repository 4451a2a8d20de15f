import { loadCatalogue } from '#plugin-host';
import type { CommandContext } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { jsonText } from '../output/json.js';
import { problemLine } from './problem-lines.js';

/** Checks plugins and prints every problem with its place. Exit 1 where there is one; warnings alone are none. */
export async function reportCheck(
  folders: readonly string[],
  json: boolean,
  { terminal, exitWith }: CommandContext,
): Promise<void> {
  const loading = await loadCatalogue(folders);
  const problems = loading.ok ? [] : loading.problems;
  if (!loading.ok) exitWith(EXIT.refused);
  if (json) {
    terminal.out(jsonText({ ok: loading.ok, folders, problems, warnings: loading.warnings }));
    return;
  }
  const { red, yellow, green } = terminal.colours;
  for (const problem of problems) terminal.out(`${red('错误')} ${problemLine(problem)}`);
  for (const warning of loading.warnings) terminal.out(`${yellow('警告')} ${problemLine(warning)}`);
  if (!loading.ok) {
    terminal.err(`${problems.length} 处错误，${loading.warnings.length} 处警告`);
    return;
  }
  const { plans, indicators, measures, orgUnits } = loading.catalogue;
  for (const { id, version, tasks, targets } of plans) {
    const name = version === 1 ? id : `${id} 第 ${version} 版`;
    terminal.out(`${green('通过')} ${name}：${tasks.length} 项任务，${targets.length} 个目标`);
  }
  const warned = loading.warnings.length === 0 ? '' : `，${loading.warnings.length} 处警告`;
  terminal.err(
    `${folders.length} 个插件，${indicators.length} 个指标，${measures.length} 个计量，${orgUnits.length} 个机构（地区）${warned}`,
  );
}
