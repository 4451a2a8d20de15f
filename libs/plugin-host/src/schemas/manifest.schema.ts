import { label, object, objectFile, orgUnitCode } from './parts.js';

const pluginId = {
  type: 'string',
  pattern: '^[a-z][a-z0-9-]*$',
  description: '插件代码：小写字母、数字和连字符',
};

export const manifestSchema = objectFile(
  'plugin.yaml',
  object(
    {
      id: pluginId,
      version: {
        type: 'string',
        pattern: '^\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?$',
        description: '版本号，如 1.0.0',
      },
      name: label,
      region: orgUnitCode,
      requires: { type: 'array', items: pluginId, uniqueItems: true },
    },
    ['id', 'version', 'name'],
  ),
);
