import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { CommandContext, RegisterCommand } from '../command.js';
import { RefusedError } from '../exit-codes.js';
import { jsonText } from '../output/json.js';
import type { Coverage } from '../rules/coverage.js';
import { jsonOption } from './server-options.js';

export const pluginTest: RegisterCommand = (parent, context) => {
  parent
    .command('test')
    .description('检查插件，运行其中的 tests/*.yaml，列出没有测试的目标 · check a plugin and run its tests')
    .argument('<folder>', '插件目录 · its folder')
    .addOption(jsonOption())
    .action(async (folder: string, { json }: { json?: true }) => {
      const { coverageOf } = await import('../rules/coverage.js');
      const { resultsJson, runAndReport } = await import('../rules/report-tests.js');
      const { TestRunner } = await import('../rules/run-files.js');
      const runner = new TestRunner();
      const { plans, rules } = await runner.catalogue([folder]);
      const own = await ownPlans(folder);
      const id = await ownId(folder);
      const results = await runAndReport(await yamlFilesIn(join(folder, 'tests')), json === true, context, runner);
      const coverage = coverageOf(
        plans.filter(({ id }) => own.has(id)),
        results.flatMap(({ tests }) => tests ?? []),
        rules.filter(({ plugin }) => plugin === id),
      );
      if (json) context.terminal.out(jsonText({ ...resultsJson(results), coverage }));
      else tell(coverage, context);
    });
};

/** Ids of the plans in the plugin itself, as against those of plugins that it requires. */
async function ownPlans(folder: string): Promise<ReadonlySet<string>> {
  const files = await yamlFilesIn(join(folder, 'plans'));
  const plans = await Promise.all(files.map(async (file) => parse(await readFile(file, 'utf8')) as { plan: string }));
  return new Set(plans.map(({ plan }) => plan));
}

/** The plugin's own id. It has one: its catalogue has been loaded. */
async function ownId(folder: string): Promise<string> {
  return (parse(await readFile(join(folder, 'plugin.yaml'), 'utf8')) as { id: string }).id;
}

async function yamlFilesIn(place: string): Promise<readonly string[]> {
  try {
    const names = await readdir(place);
    return names
      .filter((name) => /\.ya?ml$/.test(name))
      .sort()
      .map((name) => join(place, name));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    if (code === 'ENOTDIR') throw new RefusedError(`${place} 不是目录；请写插件目录，打好的包没有目录`, 'NOT_A_FOLDER');
    throw error;
  }
}

function tell(
  { targets, tested, percent, untested, rules, untestedRules }: Coverage,
  { terminal }: CommandContext,
): void {
  terminal.out(`测试到的目标 ${tested}/${targets}（${percent}%）`);
  if (untested.length > 0) {
    terminal.out(`没有测试的目标：\n${untested.map(({ target, name }) => `  ${target} ${name.zh}`).join('\n')}`);
  }
  if (rules === 0) return;
  terminal.out(`测试到的代码规则 ${rules - untestedRules.length}/${rules}`);
  if (untestedRules.length > 0) {
    terminal.out(`没有测试的代码规则：\n${untestedRules.map(({ rule, name }) => `  ${rule} ${name.zh}`).join('\n')}`);
  }
}
