import type { Day, Grain } from '#calendar';
import type { Label } from '#indicators';
import type { OrgUnitKind } from '#org';
import type { Condition } from './conditions/registry.js';
import type { Pacing } from './pacing/registry.js';

/** A numbered item of the document with those who answer for it. */
export interface Task {
  /** The document's own numbering, for example `一.4`. */
  readonly id: string;
  readonly title: string;
  /** 牵头 */
  readonly lead: readonly string[];
  /** 配合 */
  readonly cooperating: readonly string[];
  /** 分管领导 */
  readonly leader?: string;
}

/** `hard` 确保、要、不低于; `stretch` 力争、争取、争创: once missed it is `behind`, never red. */
export type Strength = 'hard' | 'stretch';

/**
 * The days that a target's value is counted over. `year` is the plan's year; a shorter grain is an obligation that comes
 * again in each such period, due at its end.
 */
export type TargetWindow = Grain | { readonly from: Day; readonly to: Day };

/** An indicator, milestone or rule, with where, how much and until when. */
export interface Target {
  readonly id: string;
  readonly task: string;
  readonly name: Label;
  /** Indicator code. A milestone target names the indicator made for its milestone. */
  readonly indicator: string;
  /** Key of the rule that judges it, where the language can't say it. */
  readonly rule?: string;
  readonly condition: Condition;
  /** The unit itself, and with `andEach` each unit of that kind below it. */
  readonly appliesTo: { readonly orgUnit: string; readonly andEach?: OrgUnitKind };
  readonly window: TargetWindow;
  /** Last day on which the condition may still come to be met. */
  readonly deadline: Day;
  readonly strength: Strength;
  /**
   * Also says whether the value is a total: with `linear` or `steps` it is taken only to grow, so it cannot be lost once
   * met and a cap once passed cannot mend; with `full` it can rise and fall. Caps are compared in full under any pacing.
   */
  readonly pacing: Pacing;
  /** The words of the document it stands for. */
  readonly source?: { readonly item: string; readonly quote: string };
  /** Days before the deadline from which an unmet target is blue (due-soon). */
  readonly noticeDays: number;
}

/** A region's annual work plan 工作要点. */
export interface Plan {
  readonly id: string;
  readonly region: string;
  readonly year: number;
  readonly version: number;
  readonly document: string;
  readonly tasks: readonly Task[];
  readonly targets: readonly Target[];
}
