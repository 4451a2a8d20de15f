import type { SourcePlace } from '../outcome.js';

const FRAME = /(?:\(|at )([^\s():]+):(\d+):(\d+)\)?$/gm;

/** The innermost place of a stack that lies in one of the plugin's files. */
export function placeIn(stack: string, files: Readonly<Record<string, string>>): SourcePlace | undefined {
  for (const [, file = '', line, column] of stack.matchAll(FRAME)) {
    if (Object.hasOwn(files, file)) return { file, line: Number(line), column: Number(column) };
  }
  return undefined;
}
