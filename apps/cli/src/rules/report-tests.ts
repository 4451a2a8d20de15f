import { relative } from 'node:path';
import type { CommandContext } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { problemLine } from '../plugins/problem-lines.js';
import { caseText } from './result-text.js';
import { TestRunner, type FileResult } from './run-files.js';

/**
 * Runs files and, save for JSON, tells of each case as it ends. Sets the exit code: 1 for a case that failed, 2 for a file
 * that cannot be run.
 */
export async function runAndReport(
  files: readonly string[],
  json: boolean,
  { terminal, exitWith }: CommandContext,
  runner = new TestRunner(),
): Promise<readonly FileResult[]> {
  const results: FileResult[] = [];
  for (const file of files) {
    const result = await runner.run(file, (one, path) => {
      if (!json) terminal.out(caseText(one, shortPath(path), terminal));
    });
    results.push(result);
    if (!json)
      for (const problem of result.problems) terminal.out(`${terminal.colours.red('错误')} ${problemLine(problem)}`);
  }
  if (results.some(({ problems }) => problems.length > 0)) exitWith(EXIT.usage);
  else if (results.some(({ cases }) => cases.some(({ ok }) => !ok))) exitWith(EXIT.refused);
  if (!json) terminal.err(sumText(results));
  return results;
}

/** The results as `--json` prints them. */
export function resultsJson(results: readonly FileResult[]) {
  return {
    ok: results.every(({ problems, cases }) => problems.length === 0 && cases.every(({ ok }) => ok)),
    files: results.map(({ file, problems, cases }) => ({ file, problems, cases })),
  };
}

function sumText(results: readonly FileResult[]): string {
  const cases = results.flatMap((one) => one.cases);
  const passed = cases.filter(({ ok }) => ok).length;
  const broken = results.filter(({ problems }) => problems.length > 0).length;
  const parts = [`${passed} 个用例通过`, `${cases.length - passed} 个失败`];
  return [...parts, ...(broken === 0 ? [] : [`${broken} 个文件有错误，没有运行`])].join('，');
}

function shortPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short;
}
