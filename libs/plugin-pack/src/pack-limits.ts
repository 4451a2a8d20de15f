/** How large a pack may be. */
export interface PackLimits {
  readonly files: number;
  /** The pack itself. */
  readonly packedBytes: number;
  /** One file, unpacked. */
  readonly fileBytes: number;
  /** All files together, unpacked. */
  readonly totalBytes: number;
  /** How many times larger a file may be than it is in the pack. Text comes to 5 or 10, tables to 30. */
  readonly ratio: number;
}

export const DEFAULT_PACK_LIMITS: PackLimits = {
  files: 500,
  packedBytes: 16 * 1024 * 1024,
  fileBytes: 16 * 1024 * 1024,
  totalBytes: 64 * 1024 * 1024,
  ratio: 200,
};

/** Below it a file does no harm, however well it was packed. */
const RATIO_FROM_BYTES = 64 * 1024;

/** What is wrong with the sizes of a file in a pack (zh-CN), or nothing. */
export function sizeProblem(limits: PackLimits, bytes: number, packed: number): string | undefined {
  if (bytes > limits.fileBytes) return `展开后有 ${bytes} 字节，单个文件不得超过 ${limits.fileBytes}`;
  if (bytes <= RATIO_FROM_BYTES || bytes <= packed * limits.ratio) return undefined;
  return `压缩比超过 ${limits.ratio} 倍（${packed} 字节展开成 ${bytes} 字节），疑似压缩炸弹`;
}
