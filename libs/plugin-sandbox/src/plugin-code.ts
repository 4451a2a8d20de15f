/** The code of one plugin, ready to run: ES modules as text. */
export interface PluginCode {
  /** Names the content: other content has another digest. */
  readonly digest: string;
  /**
   * Text by path: `rules.js`, `shared/shape.mjs`. Each file may import `plugin-sdk` and, by relative path, its siblings.
   * Every contribution that any of them exports counts.
   */
  readonly files: Readonly<Record<string, string>>;
}
