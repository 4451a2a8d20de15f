import { decodeEntries, type LedgerRow, type Outcome, type RefTable } from '#indicators';

/** Columns of a ledger line in the order of {@link LineTuple}. */
export const LINE_COLUMNS = 'position, held_key, source, record_id, entries, outcome, revision, withdrawn';

export type LineTuple = [
  position: number,
  heldKey: number | null,
  source: number,
  id: string,
  entries: string,
  outcome: number,
  revision: number,
  withdrawn: number,
];

export function lineOf(
  [position, heldKey, source, id, entries, outcome, revision, withdrawn]: LineTuple,
  sources: RefTable,
): LedgerRow {
  return {
    position,
    key: heldKey ?? -1,
    holds: heldKey !== null,
    source: sources.code(source),
    id,
    entries: decodeEntries(entries),
    outcome: outcome as Outcome,
    revision,
    withdrawn,
  };
}
