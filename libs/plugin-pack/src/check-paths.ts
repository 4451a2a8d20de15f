import { PackRefused } from './pack-refused.js';

const LONGEST_PATH = 200;
/** Control characters, and what Windows does not allow. */
const FORBIDDEN = /[\p{Cc}\p{Cf}\\:*?"<>|]/u;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * Makes sure that every path stays inside the folder it is unpacked to, and can stand beside the others on any system.
 * @throws PackRefused
 */
export function checkPaths(paths: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const path of paths) {
    const problem = pathProblem(path);
    if (problem !== undefined) throw new PackRefused('UNSAFE_PATH', `文件路径 “${path}” ${problem}`, path);
    const alike = path.normalize('NFC').toLowerCase();
    const twin = seen.get(alike);
    if (twin !== undefined) {
      const message = twin === path ? `文件 “${path}” 出现了两次` : `文件 “${path}” 与 “${twin}” 只有大小写不同`;
      throw new PackRefused('DUPLICATE', message, path);
    }
    seen.set(alike, path);
  }
}

function pathProblem(path: string): string | undefined {
  if (path === '' || path.length > LONGEST_PATH) return `长度应为 1 到 ${LONGEST_PATH} 个字符`;
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return '是绝对路径，应为相对路径，如 plans/2025.yaml';
  if (FORBIDDEN.test(path)) return '含有不允许的字符（控制字符或 \\ : * ? " < > |）';
  if (path.normalize('NFC') !== path) return '的文字不是 Unicode NFC 形式';
  for (const name of path.split('/')) {
    if (name === '..' || name === '.') return '含有 . 或 ..，不得离开插件文件夹';
    if (name === '') return '含有空的文件夹名';
    if (/[. ]$/.test(name) || RESERVED.test(name)) return `里的 “${name}” 在 Windows 上不能用作文件名`;
  }
  return undefined;
}
