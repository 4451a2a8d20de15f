import type { Problem } from '#plugin-host';
import type { PluginRefusalCode } from './plugin.decider.js';

/**
 * - `PACK_REFUSED`: no sound pack.
 * - `PACK_TOO_LARGE`: more than one event can hold.
 * - `PLUGIN_INVALID`: it does not load together with the others, or the others do not without it. `problems` say where.
 * - `PLUGIN_NOT_INSTALLED`: it stands in a folder of `PLUGINS`, not in the log.
 * - `PLUGIN_BUSY`: others wrote at the same time, again and again.
 */
export type PluginStepRefusal =
  'PACK_REFUSED' | 'PACK_TOO_LARGE' | 'PLUGIN_INVALID' | 'PLUGIN_NOT_INSTALLED' | 'PLUGIN_BUSY' | PluginRefusalCode;

/** A step in the life of a plugin that is not taken. Its message is zh-CN and says what to do instead. */
export class PluginStepRefused extends Error {
  override readonly name = 'PluginStepRefused';

  constructor(
    readonly code: PluginStepRefusal,
    message: string,
    readonly problems: readonly Problem[] = [],
  ) {
    super(message);
  }
}
