import { DRAFT_07, type JsonSchema } from './json-schema.js';

/**
 * The CloudEvents 1.0 envelope in JSON. Extension attributes are let through; like every CloudEvents attribute they hold
 * a single value. The `type` decides which schema `data` is held against.
 */
export const CLOUD_EVENT_SCHEMA: JsonSchema = {
  $schema: DRAFT_07,
  $id: 'urn:zhibiao:schema:cloud-event',
  title: '上报信封',
  description: 'CloudEvents 1.0 信封。CloudEvents 1.0 envelope.',
  type: 'object',
  required: ['specversion', 'id', 'source', 'type', 'data'],
  properties: {
    specversion: {
      title: 'CloudEvents 版本',
      description: '固定为 1.0。Always 1.0.',
      const: '1.0',
      examples: ['1.0'],
    },
    id: {
      title: '记录编号',
      description:
        '与 source 一起标识一条记录；更正时不变。With source the identity of the record; kept by corrections.',
      type: 'string',
      minLength: 1,
      maxLength: 256,
      examples: ['5b0c1f6e-0f4e-4c57-9b1d-2f1d7d1f6c11'],
    },
    source: {
      title: '来源',
      description: '上报系统。The feeding system.',
      type: 'string',
      minLength: 1,
      maxLength: 256,
      examples: ['/his/370811'],
    },
    type: {
      title: '记录类型',
      description: '五种记录类型之一。One of the five record types.',
      type: 'string',
      minLength: 1,
      examples: ['zhibiao.service.recorded.v1'],
    },
    revision: {
      title: '版次',
      description: '更正时加一；默认 1。Raised by each correction; 1 by default.',
      type: 'integer',
      minimum: 1,
      maximum: Number.MAX_SAFE_INTEGER,
      examples: [2],
    },
    time: {
      title: '写出时间',
      description: '来源系统写出的时间（RFC 3339）。When the source wrote it.',
      type: 'string',
      format: 'date-time',
      examples: ['2025-03-05T09:30:00+08:00'],
    },
    datacontenttype: {
      title: '数据格式',
      description: '只接受 JSON。JSON only.',
      type: 'string',
      pattern: '^application/([A-Za-z0-9.+-]+\\+)?[Jj][Ss][Oo][Nn] *(;.*)?$',
      examples: ['application/json'],
    },
    data: {
      title: '数据',
      description: '记录内容，按 type 的格式。The record itself, in the shape of its type.',
      type: 'object',
      examples: [{ orgUnit: '370811001-1', service: 'vaccination', occurredOn: '2025-03-05' }],
    },
  },
  additionalProperties: {
    title: '扩展属性',
    description: '单个文本、数字或真假。A single text, number or boolean.',
    type: ['string', 'number', 'boolean', 'null'],
    examples: ['value'],
  },
};
