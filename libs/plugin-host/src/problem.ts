/** Where something stands in a plugin's files. Line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Something in a plugin's data that cannot stand or, as a warning, that deserves a look. */
export interface Problem extends Place {
  /** Absent: an error. A plugin with nothing but warnings loads. */
  readonly severity?: 'warning';
  /** zh-CN, for the official who wrote the file: what is wrong and what is allowed. */
  readonly message: string;
  /** What was probably meant, for example the nearest known name. */
  readonly hint?: string;
}

export function problemAt({ file, line, column }: Place, message: string, hint?: string): Problem {
  return { file, line, column, message, ...(hint === undefined ? {} : { hint }) };
}

/** The same as no more than a warning. */
export function asWarning(problem: Problem): Problem {
  return { ...problem, severity: 'warning' };
}

/** Keys from the root of a file's content to one of its values. */
export type Path = readonly (string | number)[];
