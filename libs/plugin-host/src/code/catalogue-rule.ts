import type { DeclaredContribution } from '#plugin-sandbox';

type Declared = Extract<DeclaredContribution, { kind: 'rule' | 'check' }>;

/** A rule, or a check of the data, that a plugin's code declares. Keys are unique among all plugins. */
export interface CatalogueRule extends Pick<Declared, 'kind' | 'key' | 'name' | 'messages' | 'reads'> {
  /** Id of the plugin. */
  readonly plugin: string;
  readonly version: string;
  /** Of the plugin with its code: names the program that holds the rule. */
  readonly digest: string;
}
