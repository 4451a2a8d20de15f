import type { Cohort } from '#org';
import type { Problem } from '../problem.js';
import type { SourceFile } from '../source/source-file.js';
import { entriesOf, listOf } from './entry.js';
import type { NameBook } from './name-book.js';

type Value = string | number | boolean;
type RawCohort = Omit<Cohort, 'where'> & { readonly where?: Readonly<Record<string, Value | readonly Value[]>> };

export function readCohorts(sources: readonly SourceFile[], book: NameBook, problems: Problem[]): readonly Cohort[] {
  return entriesOf<RawCohort>('cohorts', sources, book, problems).map(({ raw }) => ({
    ...raw,
    where: Object.fromEntries(Object.entries(raw.where ?? {}).map(([name, values]) => [name, listOf(values)])),
  }));
}
