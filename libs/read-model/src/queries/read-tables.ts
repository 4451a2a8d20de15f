import type { Kysely } from 'kysely';

/** The tables of the read model as the reading side sees them; see `schema.ts`. */
export interface ReadTables {
  meta: { name: string; value: string };
  ref: { kind: string; ref: number; code: string };
  ledger: {
    position: number;
    outcome: number;
    source: number;
    record_id: string;
    revision: number;
    withdrawn: number;
    superseded_by: number | null;
    entries: string;
  };
  case_book: { key: number; case_type: string; case_id: string; reports: string };
  stock_report: { measure: number; unit: number; day: number; value: number };
  unit_day: { unit: number; measure: number; day: number; amount: number; contributions: number };
  day_unit: { key: number; sums: string };
  observed: {
    plan: string;
    unit: string;
    target_group: string;
    as_of: number;
    judged_on: number;
    value: number | null;
    data: string;
  };
  status_history: {
    plan: string;
    unit: string;
    target: string;
    as_of: number;
    state: string;
    colour: string;
    value: number | null;
  };
  alert: {
    alert_id: string;
    state: string;
    severity: string;
    plan: string;
    unit: string;
    owners: string;
    position: number;
    data: string;
  };
  rejection: {
    id: string;
    position: number;
    code: string;
    pointer: string;
    message: string;
    source: string | null;
    record_id: string | null;
    value: string | null;
    origin: string;
    at: string;
    redriven: number;
  };
}

export type ReadDatabase = Kysely<ReadTables>;
