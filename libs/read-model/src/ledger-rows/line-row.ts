import { decodeEntries, type LedgerRow, type Outcome, type RefTable } from '#indicators';

/** Columns of a ledger line in the order of {@link LineTuple}. */
export const LINE_COLUMNS = 'position, outcome, source, record_id, revision, withdrawn, entries';

export type LineTuple = [
  position: number,
  outcome: number,
  source: number,
  id: string,
  revision: number,
  withdrawn: number,
  entries: string,
];

export function lineOf(
  [position, outcome, source, id, revision, withdrawn, entries]: LineTuple,
  sources: RefTable,
): LedgerRow {
  return {
    position,
    outcome: outcome as Outcome,
    source: sources.code(source),
    id,
    revision,
    withdrawn,
    entries: decodeEntries(entries),
  };
}
