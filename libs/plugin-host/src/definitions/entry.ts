import type { Path, Place, Problem } from '../problem.js';
import { checkSchema, isBroken } from '../schemas/check-schema.js';
import type { FileKind } from '../schemas/index.js';
import type { SourceFile } from '../source/source-file.js';
import type { NameBook } from './name-book.js';

/** One definition as written, with the way back to its text. */
export interface Entry<Raw> {
  readonly raw: Raw;
  place(...path: Path): Place;
}

/**
 * The items of list files that may be relied upon. Codes are entered in the book, also those of items that cannot
 * stand, so that one slip does not make a dozen unknown names.
 */
export function entriesOf<Raw extends { readonly code: string }>(
  kind: FileKind,
  sources: readonly SourceFile[],
  book: NameBook,
  problems: Problem[],
): readonly Entry<Raw>[] {
  const entries: Entry<Raw>[] = [];
  for (const source of sources) {
    if (source.data === null) continue;
    const broken = checkSchema(kind, source, problems);
    if (!Array.isArray(source.data)) continue;
    source.data.forEach((raw: unknown, i) => {
      const code = (raw as { code?: unknown } | null)?.code;
      const isNew = typeof code === 'string' && book.enter(code, source.place([i, 'code']));
      if (!isNew || isBroken(broken, [i])) return;
      entries.push({ raw: raw as Raw, place: (...path) => source.place([i, ...path]) });
    });
  }
  return entries;
}

/** A value or a list of values as a list. */
export function listOf<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}
