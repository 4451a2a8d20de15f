/** What the program's exit code tells: done, refused or a failed check, wrong usage. */
export const EXIT = { done: 0, refused: 1, usage: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Something was refused, was not found or could not be reached. The message is for the person at the terminal. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';

  constructor(
    message: string,
    /** Stable code, for `--json`. */
    readonly code = 'REFUSED',
  ) {
    super(message);
  }
}

/** The words of the command line do not fit together. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
