import type { ZhibiaoApi } from '../../api/zhibiao-api.js';

/** One record's part in a number, as the explain endpoint tells it. */
export interface Contribution {
  readonly recordId: string;
  readonly source: string;
  readonly revision: number;
  readonly day: string;
  readonly measure: string;
  readonly amount: number;
  readonly history: readonly { readonly revision: number; readonly amounts: readonly { readonly amount: number }[] }[];
}

export interface Explained {
  readonly target: string;
  readonly orgUnit: string;
  readonly asOf: string;
  readonly value: number | null;
  /** Unit of the value, for example %. */
  readonly unit: string;
  readonly definitionVersion: number;
  readonly measures: readonly { readonly measure: string; readonly role: string; readonly sum: number | null }[];
  /** How many records there are, and some of them: the first ones and those that were corrected. */
  readonly records: number;
  readonly shown: readonly Contribution[];
}

interface Page {
  readonly asOf: string;
  readonly value: number | null;
  readonly unit: string;
  readonly definition: { readonly version: number };
  readonly measures: Explained['measures'];
  readonly contributions: readonly Contribution[];
  readonly nextCursor: string | null;
}

const SHOWN = 3;

/** Follows one number page by page to the last of its records. */
export async function explained(plan: string, target: string, orgUnit: string, api: ZhibiaoApi): Promise<Explained> {
  const all: Contribution[] = [];
  let first: Page | undefined;
  for (let cursor: string | undefined; ;) {
    const page = await api.get<Page>(`/plans/${plan}/targets/${target}/explain`, { orgUnit, limit: 200, cursor });
    first ??= page;
    all.push(...page.contributions);
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  const corrected = all.filter(({ history }) => history.length > 0);
  const others = all.filter(({ history }) => history.length === 0);
  return {
    target,
    orgUnit,
    asOf: first.asOf,
    value: first.value,
    unit: first.unit,
    definitionVersion: first.definition.version,
    measures: first.measures,
    records: all.length,
    shown: [...others.slice(0, SHOWN), ...corrected.slice(0, SHOWN)],
  };
}
