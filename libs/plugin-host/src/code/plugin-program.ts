import type { Budgets, PluginCode } from '#plugin-sandbox';

/** The code of a plugin with what it may use up. Its digest is the plugin's. */
export interface PluginProgram extends PluginCode {
  /** Id of the plugin. */
  readonly plugin: string;
  /** What the plugin asks for, inside what is allowed; the rest is the sandbox's default. */
  readonly budgets: Partial<Budgets>;
}
