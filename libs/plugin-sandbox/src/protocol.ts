import type { Budgets } from './budgets.js';
import type { DeclaredContribution } from './contributions/declared-contribution.js';
import type { Outcome } from './outcome.js';
import type { PluginCode } from './plugin-code.js';
import type { CodeProblem } from './plugin-refused.js';

/** What a thread starts with. It opens the plugins when they are first asked. */
export interface ThreadData {
  readonly budgets: Budgets;
  readonly plugins: readonly PluginCode[];
  readonly progress: SharedArrayBuffer;
}

/** An evaluation with its input as JSON. */
export interface Item {
  readonly digest: string;
  readonly rule: string;
  readonly input: string;
}

/** One is answered before the next is sent. */
export type Request =
  | { readonly type: 'load'; readonly plugin: PluginCode }
  | { readonly type: 'unload'; readonly digest: string }
  | { readonly type: 'evaluate'; readonly items: readonly Item[] };

export type Reply =
  | { readonly type: 'loaded'; readonly contributions: readonly DeclaredContribution[] }
  | { readonly type: 'refused'; readonly problems: readonly CodeProblem[] }
  /** Outcomes of the next items, in order; more may follow. */
  | { readonly type: 'outcomes'; readonly outcomes: readonly Outcome[] }
  /** The request is dealt with. */
  | { readonly type: 'done' };
