/** What keeps a plugin's code from being loaded. Lines and columns count from 1 and are absent where unknown. */
export interface CodeProblem {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** zh-CN: what is wrong and what to write instead. */
  readonly message: string;
}

/** The code of a plugin cannot be loaded. */
export class PluginRefused extends Error {
  override readonly name = 'PluginRefused';
  readonly code = 'PLUGIN_REFUSED';

  constructor(
    readonly digest: string,
    readonly problems: readonly CodeProblem[],
  ) {
    super(
      problems.map(({ file, line, message }) => `${file}${line === undefined ? '' : `:${line}`} ${message}`).join('\n'),
    );
  }
}
