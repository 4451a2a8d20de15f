import { problemAt, type Problem } from '../problem.js';

/** The text of a file, or `undefined` with a problem where it is not UTF-8 (a spreadsheet program may have saved GBK). */
export function decodeText(file: string, bytes: Uint8Array, problems: Problem[]): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    problems.push(problemAt({ file, line: 1, column: 1 }, '文件不是 UTF-8 编码', '请用编辑器另存为 UTF-8'));
    return undefined;
  }
}
