import type { Refusal, UnknownName } from '#plans';
import { nearest } from '../nearest.js';
import { asWarning, problemAt, type Path, type Problem } from '../problem.js';
import type { SourceFile } from '../source/source-file.js';
import type { Names } from './names.js';

/** What in a plan file cannot stand: a refusal, told from the root of the file. */
export type FileRefusal = Refusal & { readonly path: Path; readonly severity?: 'warning' };

/**
 * The problem that a refusal of the plan language makes in a file, with its place and what was probably meant. None
 * where the name it speaks of is known but its definition cannot stand, or may stand in a file that could not be read:
 * that is told there. Unknown tasks are told by the reader of the plan, for every target.
 */
export function problemsOf(refusal: FileRefusal, source: SourceFile, names: Names): readonly Problem[] {
  const { path, onKey, message, unknown, severity } = refusal;
  if (unknown && isToldElsewhere(unknown, names)) return [];
  const problem = problemAt(source.place(path, onKey ? 'key' : 'value'), message, unknown && hintFor(unknown, names));
  return [severity === 'warning' ? asWarning(problem) : problem];
}

function isToldElsewhere({ name, among }: UnknownName, names: Names): boolean {
  if (among === 'tasks') return true;
  return typeof among === 'string' && (names[among].has(name) || !names[among].isComplete);
}

function hintFor({ name, among }: UnknownName, names: Names): string | undefined {
  if (among === 'tasks') return undefined;
  if (typeof among === 'string') return names[among].hint(name);
  const near = nearest(name, among);
  return near === undefined ? undefined : `是否想写 ${near}？`;
}
