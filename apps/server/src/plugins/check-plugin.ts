import { loadCatalogue, packIdentity, type PluginSource, type PluginStamp } from '#plugin-host';
import { PackRefused } from '#plugin-pack';
import { problemInPack } from './catalogue-in-force.js';
import { PluginStepRefused } from './plugin-step-refused.js';

/** A pack of this size in base64 leaves an event below the MiB that every store takes. */
const MOST_PACK_BYTES = 700_000;

/**
 * Checks a packed plugin together with what it would stand beside: the pack, the manifest, the SDK it needs, the whole
 * catalogue. Answers what the plugin says of itself. @throws PluginStepRefused with every problem
 */
export async function checkPlugin(bytes: Uint8Array, beside: readonly PluginSource[]): Promise<PluginStamp> {
  if (bytes.length > MOST_PACK_BYTES) {
    const message = `插件包有 ${bytes.length} 字节，不得超过 ${MOST_PACK_BYTES}；请去掉图片等大文件，或放进 PLUGINS 目录`;
    throw new PluginStepRefused('PACK_TOO_LARGE', message);
  }
  const identity = identityOf(bytes);
  const name = identity ? `${identity.id}-${identity.version}.zbp` : 'plugin.zbp';
  const loading = await loadCatalogue([...beside, { name, bytes }]);
  if (!loading.ok) throw invalid(`插件有 ${loading.problems.length} 处错误`, loading.problems.map(problemInPack));
  return loading.catalogue.plugins.find(({ id }) => id === identity?.id)!;
}

/** Checks that the others load without a plugin. @throws PluginStepRefused where one of them needs it */
export async function checkWithout(plugin: string, others: readonly PluginSource[]): Promise<void> {
  const loading = await loadCatalogue(others);
  if (loading.ok) return;
  throw invalid(`没有插件 ${plugin}，其他插件无法加载；请先移除它们`, loading.problems.map(problemInPack));
}

function invalid(what: string, problems: PluginStepRefused['problems']): PluginStepRefused {
  const lines = problems.map(
    ({ file, line, message, hint }) => `${file}:${line} ${message}${hint === undefined ? '' : `（${hint}）`}`,
  );
  return new PluginStepRefused('PLUGIN_INVALID', `${what}：${lines.join('；')}`, problems);
}

function identityOf(bytes: Uint8Array): ReturnType<typeof packIdentity> {
  try {
    return packIdentity(bytes);
  } catch (error) {
    if (error instanceof PackRefused) throw new PluginStepRefused('PACK_REFUSED', error.message);
    throw error;
  }
}
