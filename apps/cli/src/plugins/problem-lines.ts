import { isAbsolute, relative } from 'node:path';
import type { Problem } from '#plugin-host';

/** A problem as compilers write them, so that editors can jump to it: `file:line:column message (hint)`. */
export function problemLine({ file, line, column, message, hint }: Problem, workingFolder = process.cwd()): string {
  return `${shortPath(file, workingFolder)}:${line}:${column} ${message}${hint === undefined ? '' : `（${hint}）`}`;
}

function shortPath(file: string, workingFolder: string): string {
  if (!isAbsolute(file)) return file;
  const short = relative(workingFolder, file);
  return short.startsWith('..') ? file : short;
}
