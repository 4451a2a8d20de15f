import type { PluginCode } from '../plugin-code.js';
import type { CodeProblem } from '../plugin-refused.js';

const PATH = /^(?!.*(^|\/)\.\.?(\/|$))[\w.-]+(\/[\w.-]+)*\.m?js$/;
const MOST_CHARACTERS = 4_000_000;

/** What is wrong with the paths and sizes of a plugin's files. */
export function checkFiles({ files }: PluginCode): readonly CodeProblem[] {
  const texts = Object.entries(files);
  if (texts.length === 0) return [{ file: '', message: '插件没有代码文件' }];
  const size = texts.reduce((total, [, text]) => total + text.length, 0);
  if (size > MOST_CHARACTERS) return [{ file: '', message: `代码共 ${size} 个字符，不得超过 ${MOST_CHARACTERS}` }];
  return texts.flatMap(([file, text]) => {
    if (!PATH.test(file))
      return [{ file, message: '代码文件名应为相对路径，由字母、数字、_ . - 组成，以 .js 或 .mjs 结尾' }];
    return text.includes('\0') ? [{ file, message: '代码里有 NUL 字符' }] : [];
  });
}
