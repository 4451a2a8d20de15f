import type { AlertOwner } from '#alerts';
import type { Position } from '#event-store';
import type { CatalogueRule } from '#plugin-host';

/** What an answer of a rule rests on, and whom it concerns. */
export interface Basis {
  readonly rule: Pick<CatalogueRule, 'plugin' | 'version' | 'digest' | 'key' | 'name' | 'messages'>;
  /** Code of the org unit that it was asked about. */
  readonly unit: string;
  /** Group of records that it was asked about; `null` where it does not read by group. */
  readonly group: string | null;
  /** ISO day that the data cover. */
  readonly day: string;
  readonly plan: string;
  readonly planVersion: number;
  /** Window of the alerts' keys: the plan's year. A finding is one alert for as long as the plan is applied. */
  readonly window: string;
  readonly owner: AlertOwner;
  /** Position of the last log event that the input rests on. */
  readonly position: Position;
}
