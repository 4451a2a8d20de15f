import type { Finding } from '#plugin-sdk';

/** What a contribution answered, by its kind. Checked: well formed, plain JSON, finite numbers. */
export type Result =
  | { readonly kind: 'rule' | 'check'; readonly findings: readonly Finding[] }
  /** `null`: nothing is known of the day. */
  | { readonly kind: 'measure'; readonly value: number | null }
  /** 0 to 1 */
  | { readonly kind: 'pacing'; readonly share: number };

/**
 * - `threw`: an exception left it.
 * - `instructions`: it went on for more steps than allowed.
 * - `memory`: it wanted more memory, or calls inside calls, than allowed.
 * - `wall-time`: it went on for too long in a way the engine cannot interrupt; its thread was ended.
 * - `output-size`: its result is too large.
 * - `bad-result`: its result is not what `plugin-sdk` describes.
 */
export type FailureKind = 'threw' | 'instructions' | 'memory' | 'wall-time' | 'output-size' | 'bad-result';

/** A place in a plugin's code. Line and column count from 1. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface Evaluated {
  readonly ok: true;
  readonly rule: string;
  readonly result: Result;
}

export interface Failed {
  readonly ok: false;
  readonly rule: string;
  readonly kind: FailureKind;
  /** zh-CN where the sandbox speaks; the exception's own words where the rule threw. */
  readonly message: string;
  /** Where in the plugin's code, as far as that is known. */
  readonly where?: SourcePlace;
}

export type Outcome = Evaluated | Failed;
