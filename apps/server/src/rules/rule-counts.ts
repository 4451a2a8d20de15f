/** What a rule has done since the start. */
export interface RuleCount {
  /** Id of the plugin. */
  readonly plugin: string;
  /** Key of the rule. */
  readonly rule: string;
  readonly evaluations: number;
  readonly failures: number;
  /** It failed too often, and is not asked any more. */
  readonly suspended: boolean;
}
