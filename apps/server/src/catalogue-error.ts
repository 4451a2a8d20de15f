import type { Problem } from '#plugin-host';

/** The plugins say something that cannot be. Lists every problem with its file and line. */
export class CatalogueError extends Error {
  readonly code = 'CATALOGUE_INVALID';
  constructor(readonly problems: readonly Problem[]) {
    const lines = problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
    super(`插件未通过检查：\n${lines.join('\n')}`);
    this.name = 'CatalogueError';
  }
}
