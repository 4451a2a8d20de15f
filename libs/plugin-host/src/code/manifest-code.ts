import type { Budgets } from '#plugin-sandbox';
import { SDK_VERSION } from '#plugin-sdk';
import { satisfies, validRange } from 'semver';
import { listOf } from '../definitions/entry.js';
import { problemAt, type Problem } from '../problem.js';
import type { SourceFile } from '../source/source-file.js';

/** The fields of `plugin.yaml` that speak of code. */
export interface RawCode {
  readonly sdk?: string;
  readonly contributes?: { readonly rules: string | readonly string[] };
  readonly limits?: {
    readonly instructions?: number;
    readonly memoryMegabytes?: number;
    readonly milliseconds?: number;
  };
}

/** What a manifest says of the plugin's code. */
export interface ManifestCode {
  /** Which files it is, see `filesLike`. */
  readonly files: readonly string[];
  readonly budgets: Partial<Budgets>;
}

/**
 * Reads what a manifest of sound form says of code, before any of it is loaded. `undefined`: it has none; `refused`, with
 * problems: none that may be loaded.
 */
export function manifestCode(
  { sdk, contributes, limits = {} }: RawCode,
  source: SourceFile,
  problems: Problem[],
): ManifestCode | 'refused' | undefined {
  const before = problems.length;
  if (sdk !== undefined) checkSdk(sdk, source, problems);
  else if (contributes) {
    const hint = `请写 sdk: ^${SDK_VERSION}`;
    problems.push(problemAt(source.place(['contributes'], 'key'), '有代码的插件须写明所用 SDK 的版本范围', hint));
  }
  if (problems.length > before) return 'refused';
  if (!contributes) return undefined;
  const { instructions, memoryMegabytes, milliseconds } = limits;
  return {
    files: listOf(contributes.rules),
    budgets: {
      ...(instructions !== undefined && { instructions }),
      ...(memoryMegabytes !== undefined && { memoryBytes: memoryMegabytes * 1024 * 1024 }),
      ...(milliseconds !== undefined && { wallTimeMs: milliseconds }),
    },
  };
}

function checkSdk(sdk: string, source: SourceFile, problems: Problem[]): void {
  if (validRange(sdk) === null) {
    problems.push(problemAt(source.place(['sdk']), `sdk 不是版本范围：${sdk}`, `写法如 ^${SDK_VERSION}`));
  } else if (!satisfies(SDK_VERSION, sdk)) {
    const message = `插件要用 SDK ${sdk}，本程序的 SDK 是 ${SDK_VERSION}，不能加载它的代码`;
    problems.push(problemAt(source.place(['sdk']), message, '请换用与本程序相配的插件版本，或升级本程序'));
  }
}
