import type { Path, Place } from '../problem.js';

/** A file of a plugin as read, with the way back from any value to its place in the text. */
export interface SourceFile {
  readonly file: string;
  /** Plain content; `null` for an empty file. */
  readonly data: unknown;
  /** Place of a value or, with `key`, of its name. A path that leads nowhere gives the nearest value above it. */
  place(path: Path, on?: 'value' | 'key'): Place;
}

/** A file whose text could not be read: its content is unknown, so what refers to it cannot be judged. */
export type SourceReading = { readonly readable: true; readonly source: SourceFile } | { readonly readable: false };
