import type { Day } from '#calendar';
import type { AttributeValue } from '#feed';

/** What is kept of a service record beside what is counted, for rules that look at single records. */
export interface KeptService {
  readonly service: string;
  /** Ref of the unit. */
  readonly unit: number;
  readonly day: Day;
  readonly subject?: string;
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
}

/** A service record that rules look at, as it holds now. */
export interface KeptRecord extends KeptService {
  /** Key of its identity in the record index. */
  readonly key: number;
  readonly source: string;
  readonly id: string;
  readonly revision: number;
}

/** What a rule says of the records it looks at. */
export interface RecordReader {
  readonly reads: { readonly records?: { readonly services: readonly string[] } };
}

/** Codes of the services whose records are kept. */
export function keptServices(readers: readonly RecordReader[]): ReadonlySet<string> {
  return new Set(readers.flatMap(({ reads }) => reads.records?.services ?? []));
}
