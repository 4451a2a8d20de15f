import type { Grain } from '#calendar';
import type { AttributeValue } from '#feed';
import type { OrgUnitKind } from '#org';

export interface Label {
  readonly zh: string;
  readonly en: string;
}

/** `flow` adds up over days; `stock` holds its last value; `distinct` counts persons, each once per window. */
export type Accrual = 'flow' | 'stock' | 'distinct';

/** Attribute name → values that pass. Every named attribute must pass. */
export type AttributeFilter = Readonly<Record<string, readonly AttributeValue[]>>;

/** Where a measure's numbers come from. */
export type MeasureSource =
  /** Numbers reported as such. `every` fixes the grain of the reports. */
  | { readonly kind: 'reported'; readonly every?: Grain; readonly where?: AttributeFilter }
  /** Counted from service records; `sum` adds a numeric attribute instead of 1. */
  | {
      readonly kind: 'service';
      readonly services: readonly string[];
      readonly where?: AttributeFilter;
      readonly sum?: string;
    }
  /** Counted from the stages of cases, see {@link CaseTypeDefinition}. */
  | {
      readonly kind: 'case';
      readonly caseType: string;
      readonly count: 'opened' | 'closed' | 'in-time' | 'late' | 'duration';
    }
  /** 1 while the milestone is reached, else 0; adds up over units. A stock. */
  | { readonly kind: 'milestone'; readonly milestone: string }
  /** Computed day by day by a plugin's code from other measures, at the units of one level. */
  | {
      readonly kind: 'derived';
      /** Id of the plugin. */
      readonly plugin: string;
      /** Of the plugin with its code. */
      readonly digest: string;
      readonly measures: readonly string[];
      readonly level: OrgUnitKind;
    };

/** A counted thing 计量. */
export interface MeasureDefinition {
  readonly code: string;
  readonly name: Label;
  /** For example 人, 人次, 张, 天. */
  readonly unit: string;
  readonly accrual: Accrual;
  readonly source: MeasureSource;
  /** Decimals kept, 0 to 6. Amounts are integers of 10^-decimals inside, so that sums are exact in any order. */
  readonly decimals: number;
  readonly mayBeNegative: boolean;
  /** Only records of units of this cohort count. */
  readonly cohort?: string;
  /** For `distinct`: the window in which a person counts once. */
  readonly distinctPer: 'month' | 'quarter' | 'half' | 'year';
  /** Days after a period's end by which its data must have come; later they are overdue. */
  readonly reportWithinDays: number;
}

/** A kind of case with the limits on its stages. Days are natural days. */
export interface CaseTypeDefinition {
  readonly code: string;
  readonly name: Label;
  /** In the order in which they are usually reached. The first opens the case, the last closes it. */
  readonly stages: readonly string[];
  /** `to` must follow within `days` of `from`. */
  readonly limits: readonly { readonly from: string; readonly to: string; readonly days: number }[];
}

export interface ServiceDefinition {
  readonly code: string;
  readonly name: Label;
}

export interface MilestoneDefinition {
  readonly code: string;
  readonly name: Label;
}
