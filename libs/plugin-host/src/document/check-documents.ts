import type { PluginFiles } from '../plugin-files.js';
import { problemAt, type Problem } from '../problem.js';
import type { SourceFile } from '../source/source-file.js';
import { checkDocument, type DocumentedPlan } from './check-document.js';
import { readDocument } from './read-document.js';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Holds each plan that names its document (`text`) against it. Whatever of a plan is not well-formed is passed over: its
 * schema speaks of that.
 */
export async function checkDocuments(plugins: readonly PluginFiles[], problems: Problem[]): Promise<void> {
  for (const { folder, sources } of plugins) {
    for (const { kind, source } of sources) {
      if (kind === 'plan') await checkPlanFile(folder, source, problems);
    }
  }
}

async function checkPlanFile(folder: string, source: SourceFile, problems: Problem[]): Promise<void> {
  const plan = fieldsOf(source.data);
  const { text: path, numbering } = plan;
  if (path === undefined && numbering !== undefined) {
    problems.push(
      problemAt(source.place(['numbering']), 'numbering 只与 text 合用', '请用 text 写明文件，或去掉 numbering'),
    );
  }
  if (typeof path !== 'string') return;
  const text = await readDocument(folder, path, source.place(['text']), problems);
  if (text === undefined) return;
  const levels = listOf(numbering).filter((one) => typeof one === 'string');
  for (const problem of checkDocument(documentedPlan(plan), text, levels)) {
    problems.push(problemAt(source.place(problem.path), problem.message, problem.hint));
  }
}

function documentedPlan({ tasks, targets }: Fields): DocumentedPlan {
  return {
    tasks: listOf(tasks).map((task) => ({ id: String(fieldsOf(task)['id'] ?? '') })),
    targets: listOf(targets).map((target) => {
      const { item, quote } = fieldsOf(fieldsOf(target)['source']);
      return typeof quote === 'string' && item !== undefined ? { source: { item: String(item), quote } } : {};
    }),
  };
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
