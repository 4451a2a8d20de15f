import type { Day, Grain } from '#calendar';
import type { Label } from '#indicators';
import type { OrgUnitKind } from '#org';
import type { Baseline } from './baseline.js';
import type { Condition } from './conditions/condition.js';
import type { Pacing } from './pacing/registry.js';
import type { Tolerance } from './tolerance.js';

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

/**
 * `hard` 确保、要、不低于; `stretch` 力争、争取、争创; `directional` 持续提升, a change without a figure. Only a hard target
 * is ever red: the others, once missed, are `behind`.
 */
export type Strength = 'hard' | 'stretch' | 'directional';

/**
 * The days that a target's value is counted over. `year` is the plan's year; a shorter grain is an obligation that comes
 * again in each such period, due at its end.
 */
export type TargetWindow = Grain | { readonly from: Day; readonly to: Day };

/** One step of a staged scope 先行在基层、逐步拓展: from that day on also the units of the cohort are judged. */
export interface Stage {
  readonly from: Day;
  /** Code of a cohort of org units; absent: all units. */
  readonly cohort?: string;
}

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
  /** What it started from 基期; conditions may refer to it. */
  readonly baseline?: Baseline;
  /** 左右、约、基本: widens the bounds of the condition. */
  readonly tolerance?: Tolerance;
  /**
   * The unit itself, and with `andEach` each unit of that kind below it. `stages`, in order of their dates: the units
   * below are judged only from the first one on whose cohort holds them.
   */
  readonly appliesTo: {
    readonly orgUnit: string;
    readonly andEach?: OrgUnitKind;
    readonly stages?: readonly Stage[];
  };
  /** Id of the target that this one is a part of 分解. */
  readonly partOf?: string;
  readonly window: TargetWindow;
  /** Last day on which the condition may still come to be met. */
  readonly deadline: Day;
  readonly strength: Strength;
  /**
   * Also says whether the value is a total: with `linear`, `steps` or a curve it is taken only to grow, so it cannot be lost once
   * met and a cap once passed cannot mend; with `full` it can rise and fall. Caps are compared in full under any pacing.
   */
  readonly pacing: Pacing;
  /** The words of the document it stands for. */
  readonly source?: { readonly item: string; readonly quote: string };
  /** Days before the deadline from which an unmet target is blue (due-soon). */
  readonly noticeDays: number;
}

/** One version of a region's annual work plan 工作要点. */
export interface Plan {
  /** The same in all its versions. */
  readonly id: string;
  readonly region: string;
  readonly year: number;
  /** From 1. A revision during the year is a new version; what was judged by an earlier one stays judged. */
  readonly version: number;
  /** First day on which this version is in force; absent in the first one. */
  readonly validFrom?: Day;
  /** Why it was revised; absent in the first version. */
  readonly reason?: string;
  readonly document: string;
  /** File of the document itself, inside the plugin. */
  readonly text?: string;
  /** How the document numbers its items, level by level: `一、`, `1.`. */
  readonly numbering?: readonly string[];
  readonly tasks: readonly Task[];
  readonly targets: readonly Target[];
}
