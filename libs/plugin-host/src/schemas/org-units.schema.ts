import { date, listFile, object, orgUnitCode, orgUnitKind, text } from './parts.js';

const orgUnit = object(
  {
    code: orgUnitCode,
    name: {
      type: ['string', 'object'],
      minLength: 1,
      properties: { zh: text, en: text },
      required: ['zh'],
      additionalProperties: false,
      description: '名称，或 { zh: 中文名, en: English name }',
    },
    kind: orgUnitKind,
    parent: { ...orgUnitCode, description: '上级代码；写在上级 children 之内的不必写' },
    attributes: {
      type: 'object',
      additionalProperties: { type: ['string', 'number', 'boolean', 'array'], items: text },
    },
    validFrom: date,
    validTo: date,
    successor: orgUnitCode,
    children: { type: 'array', items: { $ref: '#/definitions/orgUnit' } },
  },
  ['code', 'name', 'kind'],
);

export const orgUnitsSchema = listFile('org-units.yaml', { $ref: '#/definitions/orgUnit' }, { orgUnit });
