import { label, object, objectFile, orgUnitCode, type JsonSchema } from './parts.js';

const pluginId = {
  type: 'string',
  pattern: '^[a-z][a-z0-9-]*$',
  description: '插件代码：小写字母、数字和连字符',
};

const codeFile = '^(?!(.*/)?\\.{1,2}/)[\\w.*-]+(/[\\w.*-]+)*\\.m?js$';

const codeFiles: JsonSchema = {
  type: ['string', 'array'],
  pattern: codeFile,
  items: { type: 'string', pattern: codeFile },
  minItems: 1,
  uniqueItems: true,
  description: '插件文件夹内的代码文件，* 代表文件名的任意部分，如 rules/*.js；所 import 的文件也要列出',
};

/** No plugin may ask for more. */
const limits = object({
  instructions: {
    type: 'integer',
    minimum: 10_000,
    maximum: 50_000_000,
    description: '一次运行的步数上限，10000 到 50000000，默认 5000000',
  },
  memoryMegabytes: {
    type: 'integer',
    minimum: 16,
    maximum: 128,
    description: '内存上限（MB），16 到 128，默认 32',
  },
  milliseconds: {
    type: 'integer',
    minimum: 10,
    maximum: 5_000,
    description: '一次运行的时间上限（毫秒），10 到 5000，默认 1000',
  },
});

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
      sdk: { type: 'string', minLength: 1, description: '代码所用 SDK 的版本范围，如 ^0.1.0' },
      contributes: { ...object({ rules: codeFiles }, ['rules']), description: '代码：{ rules: rules/*.js }' },
      limits,
    },
    ['id', 'version', 'name'],
  ),
);
