import { basename } from 'node:path';
import { loadCatalogue, problemAt, type Catalogue, type Problem } from '#plugin-host';
import { RefusedError } from '../exit-codes.js';
import { problemLine } from '../plugins/problem-lines.js';
import { pluginFoldersWithRequired } from '../plugins/required-plugins.js';
import type { CaseResult } from './case-result.js';
import { TestNames } from './names.js';
import { readTestFile } from './read-test-file.js';
import { runCase } from './run-case.js';
import type { TestFile } from './test-file.js';

/** What became of a file: its cases, or why it cannot be run. */
export interface FileResult {
  readonly file: string;
  readonly problems: readonly Problem[];
  readonly cases: readonly CaseResult[];
  /** What it says, where it can be run. */
  readonly tests?: TestFile;
}

/** Runs files of rule tests. Plugins that several of them name are loaded once. */
export class TestRunner {
  private readonly catalogues = new Map<string, Promise<Catalogue>>();

  /**
   * @param told of each case once it has run
   * @throws RefusedError where a file does not exist or its plugins do not load
   */
  async run(path: string, told: (result: CaseResult, file: string) => void = () => {}): Promise<FileResult> {
    const reading = await readTestFile(path);
    if (!reading.ok) return { file: path, problems: reading.problems, cases: [] };
    return { ...(await this.runTests(reading.file, told)), file: path };
  }

  /** Runs what was read already. */
  async runTests(tests: TestFile, told: (result: CaseResult, file: string) => void = () => {}): Promise<FileResult> {
    const path = tests.file;
    const catalogue = await this.catalogue(tests.plugins);
    const names = new TestNames(catalogue);
    const problems = catalogue.plans.length === 0 ? [withoutPlan(tests)] : names.problemsOf(tests);
    if (problems.length > 0) return { file: path, problems, cases: [] };
    const cases: CaseResult[] = [];
    for (const testCase of tests.cases) {
      const result = await runCase(testCase, catalogue, names);
      cases.push(result);
      told(result, path);
    }
    return { file: path, problems: [], cases, tests };
  }

  /** The catalogue of plugins with those that they require. */
  catalogue(folders: readonly string[]): Promise<Catalogue> {
    const byName = new Map<string, string>();
    for (const path of folders.flatMap(pluginFoldersWithRequired)) {
      if (!byName.has(basename(path))) byName.set(basename(path), path);
    }
    const all = [...byName.values()].sort();
    const key = all.join('\n');
    const loading = this.catalogues.get(key) ?? loaded(all);
    this.catalogues.set(key, loading);
    return loading;
  }
}

async function loaded(folders: readonly string[]): Promise<Catalogue> {
  const loading = await loadCatalogue(folders);
  if (loading.ok) return loading.catalogue;
  const lines = loading.problems.map((problem) => problemLine(problem));
  throw new RefusedError(`插件有 ${lines.length} 处错误：\n${lines.join('\n')}`, 'INVALID_PLUGINS');
}

function withoutPlan({ source }: TestFile): Problem {
  return problemAt(source.place(['plugins']), '这些插件没有工作要点，没有可以期望的目标', '写上有 plans/ 的插件');
}
