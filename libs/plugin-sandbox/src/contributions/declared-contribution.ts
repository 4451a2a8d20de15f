import type { Label, MeasureReads, Reads, Wording } from '#plugin-sdk';

interface Declared {
  /** Unique in the plugin. */
  readonly key: string;
  readonly name: Label;
  /** The file of the plugin that exports it. */
  readonly file: string;
}

/** What a plugin's code says of one of its contributions, checked. See the definitions of `plugin-sdk`. */
export type DeclaredContribution =
  | (Declared & { readonly kind: 'rule' | 'check'; readonly reads: Reads; readonly messages?: Wording })
  | (Declared & {
      readonly kind: 'measure';
      readonly unit: string;
      readonly accrual: 'flow' | 'stock';
      readonly decimals: number;
      readonly reads: MeasureReads;
    })
  | (Declared & { readonly kind: 'pacing' });
