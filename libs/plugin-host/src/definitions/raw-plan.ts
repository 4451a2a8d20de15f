import type { Label } from '#indicators';
import type { Strength, Target } from '#plans';

type Code = string | number;

export interface RawTask {
  readonly id: Code;
  readonly title: string;
  readonly lead: readonly string[];
  readonly cooperating?: readonly string[];
  readonly leader?: string;
}

export interface RawStage {
  readonly from: string;
  readonly cohort?: string;
}

export interface RawPart {
  readonly orgUnit: Code;
  readonly value: number;
  readonly parts?: readonly RawPart[];
}

export interface RawTarget {
  readonly id: string;
  readonly task: Code;
  readonly name?: Label;
  readonly indicator?: string;
  readonly milestone?: string;
  readonly rule?: string;
  readonly unit?: string;
  readonly condition: unknown;
  readonly baseline?: unknown;
  readonly tolerance?: unknown;
  readonly appliesTo?: {
    readonly orgUnit: Code;
    readonly andEach?: Target['appliesTo']['andEach'];
    readonly stages?: readonly RawStage[];
  };
  readonly parts?: readonly RawPart[];
  readonly window?: unknown;
  readonly pacing?: unknown;
  readonly strength?: Strength;
  readonly deadline?: unknown;
  readonly noticeDays?: number;
  readonly source?: { readonly item: Code; readonly quote: string };
}

/** A plan as written in `plans/*.yaml`: one version of it. */
export interface RawPlan {
  readonly plan: string;
  readonly region: Code;
  readonly year: number;
  readonly version?: number;
  readonly validFrom?: string;
  readonly reason?: string;
  readonly document: string;
  readonly text?: string;
  readonly numbering?: readonly string[];
  readonly tasks: readonly RawTask[];
  readonly targets: readonly RawTarget[];
}
