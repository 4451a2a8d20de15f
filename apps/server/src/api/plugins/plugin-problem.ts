import { ProblemException } from '#platform';
import type { PluginStepRefusal, PluginStepRefused } from '../../plugins/plugin-step-refused.js';

const BY_CODE: Readonly<Record<PluginStepRefusal, readonly [status: number, title: string]>> = {
  PACK_REFUSED: [422, '插件包打不开'],
  PACK_TOO_LARGE: [413, '插件包过大'],
  PLUGIN_INVALID: [422, '插件未通过检查'],
  PLUGIN_NOT_INSTALLED: [409, '插件不是安装的'],
  PLUGIN_BUSY: [409, '插件正在被更改'],
  VERSION_TAKEN: [409, '版本号已被占用'],
  UNKNOWN_VERSION: [404, '没有这个版本'],
  ALREADY_ACTIVE: [409, '插件已生效'],
  PLUGIN_REMOVED: [409, '插件已移除'],
  UNKNOWN_PLUGIN: [404, '没有这个插件'],
};

/** The answer to a step that is not taken, with every problem of the plugin's files. */
export function pluginProblem({ code, message, problems }: PluginStepRefused): ProblemException {
  const [status, title] = BY_CODE[code];
  return new ProblemException(status, code, title, message, problems.length === 0 ? {} : { problems });
}
