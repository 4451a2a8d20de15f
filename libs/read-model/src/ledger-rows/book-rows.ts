import { decodeOccurrences, type CaseBook, type LedgerChange, type PersonBook } from '#indicators';

export const PERSON_COLUMNS = 'key, subject, occurrences';
export type PersonTuple = [key: number, subject: string, occurrences: Uint8Array];

export function personOf([key, subject, occurrences]: PersonTuple): PersonBook {
  return { key, subject, occurrences: decodeOccurrences(occurrences) };
}

export const CASE_COLUMNS = 'key, case_type, case_id, reports';
export type CaseTuple = [key: number, caseType: string, caseId: string, reports: string];

export function caseOf([key, caseType, caseId, reports]: CaseTuple): CaseBook {
  return { key, caseType, caseId, reports: JSON.parse(reports) as CaseBook['reports'] };
}

/** A row of `case_book`, in the order of its columns. */
export type CaseRow = [
  ...CaseTuple,
  unit: number | null,
  due: number | null,
  limitFrom: string | null,
  limitTo: string | null,
];

export function caseRow({ book, running }: LedgerChange['cases'][number]): CaseRow {
  return [
    book.key,
    book.caseType,
    book.caseId,
    JSON.stringify(book.reports),
    running?.unit ?? null,
    running?.due ?? null,
    running?.from ?? null,
    running?.to ?? null,
  ];
}

export const byKey = (a: { readonly key: number }, b: { readonly key: number }): number => a.key - b.key;
