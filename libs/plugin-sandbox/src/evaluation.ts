/** One question to one contribution. */
export interface Evaluation {
  /** Digest of the plugin. */
  readonly digest: string;
  /** Key of its rule, check, measure or pacing. */
  readonly rule: string;
  /** Plain JSON, as `plugin-sdk` describes it for that kind. */
  readonly input: unknown;
}
